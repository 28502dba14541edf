-- A release of figures of one instrument and period: prepared, then published by a second person or discarded.
-- number: in the order of publication. corrects: the edition that it replaces, and change says what is different.
-- basis: the number of the last edition that was published when this was prepared.
-- as_of: when the people were counted. checksum: SHA-256 of its lines as CSV.
create table edition (
    id uuid primary key default uuidv7(),
    number bigint unique,
    code text not null,
    version integer not null,
    granularity text not null check (granularity in ('month', 'quarter', 'year')),
    first_month date not null check (extract(day from first_month) = 1),
    last_month date not null check (last_month >= first_month and extract(day from last_month) = 1),
    state text not null check (state in ('prepared', 'published', 'discarded')),
    corrects uuid references edition,
    change text,
    notes text[] not null,
    rules text not null,
    synthetic boolean not null,
    basis integer not null,
    as_of timestamptz not null,
    checksum text not null,
    prepared_by text not null,
    prepared_at timestamptz not null,
    decided_by text check (decided_by is distinct from prepared_by or state = 'discarded'),
    decided_at timestamptz,
    foreign key (code, version) references instrument_version,
    check ((number is not null) = (state = 'published')),
    check ((decided_by is null) = (state = 'prepared')),
    check ((corrects is null) = (change is null))
);
create index edition_by_period on edition (code, version, first_month, last_month);

-- Which services a published figure was of: groups change later, and what was published does not.
create table edition_subject (
    edition_id uuid not null references edition,
    level text not null,
    code text not null,
    name text not null,
    services uuid[] not null,
    primary key (edition_id, level, code)
);

-- breakdown and category: empty for everyone together. value: absent where the symbol says why.
create table edition_observation (
    edition_id uuid not null,
    line integer not null,
    level text not null,
    code text not null,
    metric text not null,
    breakdown text not null,
    category text not null,
    numerator bigint,
    denominator bigint,
    value double precision check (value between -100 and 100),
    lower double precision,
    upper double precision,
    symbol text not null,
    reason text,
    band text,
    reliability double precision,
    adjusted double precision,
    primary key (edition_id, line),
    unique (edition_id, metric, level, code, breakdown, category),
    foreign key (edition_id, level, code) references edition_subject,
    check (value is not null or symbol <> '')
);

-- Nothing of an edition changes but its state, once.
create function refuse_change_of_edition() returns trigger language plpgsql as $$
begin
    raise exception 'an edition is immutable: publish a correction instead';
end $$;
create function refuse_change_of_decided_edition() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state <> 'prepared' or to_jsonb(new) - array['state', 'number', 'decided_by', 'decided_at']
            <> to_jsonb(old) - array['state', 'number', 'decided_by', 'decided_at'] then
        raise exception 'an edition is immutable: publish a correction instead';
    end if;
    return new;
end $$;
create trigger edition_is_immutable before update or delete on edition
    for each row execute function refuse_change_of_decided_edition();
create trigger edition_subject_is_immutable before update or delete on edition_subject
    for each row execute function refuse_change_of_edition();
create trigger edition_observation_is_immutable before update or delete on edition_observation
    for each row execute function refuse_change_of_edition();
