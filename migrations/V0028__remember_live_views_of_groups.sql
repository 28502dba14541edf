-- Live figures of groups that were shown to people who do not run all of their services: editions are planned beside
-- them. services_key: a hash of the services, which change. Written once, when a view is first shown.
create table live_view (
    code text not null,
    version integer not null,
    first_month date not null check (extract(day from first_month) = 1),
    last_month date not null check (last_month >= first_month and extract(day from last_month) = 1),
    level text not null,
    group_code text not null,
    services_key uuid not null,
    services uuid[] not null,
    shown_at timestamptz not null default now(),
    primary key (code, version, first_month, last_month, level, group_code, services_key),
    foreign key (code, version) references instrument_version
);
