-- What is shown moves in batches of people. What was shown before is shown anew, by the same rules, when it is next read.
drop table shown_figure;

-- One row for a service's year, so that of two readers who would move its figures one does.
-- erased: how many of its responses had been erased then; when there are more, it is divided anew.
create table shown_year (
    service_id uuid not null references service,
    code text not null,
    version integer not null,
    year integer not null,
    revision integer not null,
    closed boolean not null,
    erased bigint not null,
    primary key (service_id, code, version, year),
    foreign key (code, version) references instrument_version
);

-- A month as it stood when figures of its year last moved.
-- closed: the breakdowns of its quarter are fixed.
create table shown_month (
    service_id uuid not null references service,
    code text not null,
    version integer not null,
    month date not null check (extract(day from month) = 1),
    closed boolean not null,
    shown_at timestamptz not null,
    primary key (service_id, code, version, month),
    foreign key (code, version) references instrument_version
);

-- The people who are shown, as mergeable counts like those of indicator_summary.
-- tier: in which views; everybody is in one.
create table shown_counts (
    service_id uuid not null references service,
    code text not null,
    version integer not null,
    breakdown text not null,
    month date not null check (extract(day from month) = 1),
    tier text not null check (tier in ('month', 'quarter', 'late', 'year')),
    category text not null,
    people bigint not null check (people > 0),
    synthetic_people bigint not null check (synthetic_people between 0 and people),
    counts bytea not null,
    primary key (service_id, code, version, breakdown, month, tier, category),
    foreign key (code, version) references instrument_version
);
