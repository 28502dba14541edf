-- What a commissioner wants a figure to reach. A target that is withdrawn stays, so that withdrawing it
-- twice is answered alike.
create table target (
    id uuid primary key default uuidv7(),
    commissioner_id uuid not null references organisation,
    kind text not null check (kind in ('service', 'provider', 'programme', 'care-cluster', 'client-group',
        'strategy', 'region', 'nation')),
    code text not null,
    instrument text not null,
    item text,
    value numeric(5, 2) not null check (value between 0 and 100),
    valid_from date not null check (extract(day from valid_from) = 1),
    valid_to date check (valid_to >= valid_from and extract(day from valid_to) = 1),
    set_at timestamptz not null default now(),
    withdrawn_at timestamptz
);
create unique index target_once on target (commissioner_id, kind, code, instrument, item, valid_from)
    nulls not distinct where withdrawn_at is null;
