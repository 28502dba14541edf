create table survey (
    id uuid primary key default uuidv7(),
    title text not null check (length(title) between 1 and 200),
    owner_id uuid not null references organisation,
    asked_by text not null check (length(asked_by) between 1 and 200),
    period_from date not null,
    period_to date not null,
    language text not null,
    demonstration boolean not null,
    state text not null check (state in ('draft', 'open', 'paused', 'closed')),
    created_at timestamptz not null default now(),
    check (period_from <= period_to)
);
create index survey_by_owner on survey (owner_id);

create table survey_instrument (
    survey_id uuid not null references survey,
    position integer not null,
    code text not null,
    version integer not null,
    primary key (survey_id, position),
    unique (survey_id, code),
    foreign key (code, version) references instrument_version
);
