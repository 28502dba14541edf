-- What was last shown of a service's quarter. It is replaced only when enough people have come since,
-- so that watching a figure never tells one person's answers.
create table shown_figure (
    service_id uuid not null references service,
    code text not null,
    version integer not null,
    quarter date not null,
    people bigint not null,
    invited bigint not null,
    denominator_known boolean not null,
    synthetic boolean not null,
    summary bytea not null,
    shown_at timestamptz not null,
    primary key (service_id, code, version, quarter),
    foreign key (code, version) references instrument_version
);
