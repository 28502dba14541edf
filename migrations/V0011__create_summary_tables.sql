-- The folded responses of a service's people who left within a month, as mergeable counts (see statistics).
-- breakdown 'all' has the one category '' and the whole summary; every other breakdown has counts per category.
create table indicator_summary (
    service_id uuid not null references service,
    code text not null,
    version integer not null,
    breakdown text not null,
    month date not null check (extract(day from month) = 1),
    category text not null,
    people bigint not null check (people > 0),
    synthetic_people bigint not null check (synthetic_people between 0 and people),
    counts bytea not null,
    primary key (service_id, code, version, breakdown, month, category),
    foreign key (code, version) references instrument_version
);
