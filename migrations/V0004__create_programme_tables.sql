create table programme (
    code text primary key check (code ~ '^[A-Za-z0-9][A-Za-z0-9-]{1,40}$'),
    name text not null,
    announced_on date
);

-- The sites of a programme as announced; a site may or may not be run by a service that is surveyed here.
create table programme_site (
    programme text not null references programme,
    code text not null,
    name text not null,
    details text,
    primary key (programme, code)
);

create table programme_service (
    programme text not null references programme,
    service_id uuid not null references service,
    primary key (programme, service_id)
);
create index programme_service_by_service on programme_service (service_id);
