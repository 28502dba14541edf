create table care_cluster (
    code text primary key,
    name text not null,
    coordination_complexity text not null,
    examples text not null,
    specific_barriers text not null
);

create table integration_strategy (
    code text primary key,
    name text not null,
    kind text not null check (kind in ('structural', 'activity')),
    studies integer not null,
    health_positive integer not null,
    health_measured integer not null,
    satisfaction_positive integer not null,
    satisfaction_measured integer not null
);

create table barrier (
    code text primary key,
    name text not null,
    providers_action text not null,
    commissioners_action text not null,
    regulator_action text not null
);

create table organisation (
    id uuid primary key default uuidv7(),
    code text not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9-]{1,30}$'),
    name text not null check (length(name) between 1 and 200),
    kind text not null check (kind in ('provider', 'commissioner')),
    region text,
    created_at timestamptz not null default now()
);

create table service (
    id uuid primary key default uuidv7(),
    code text not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9-]{1,30}$'),
    name text not null check (length(name) between 1 and 200),
    provider_id uuid not null references organisation,
    care_cluster text not null references care_cluster,
    client_group text,
    region text,
    created_at timestamptz not null default now()
);
create index service_by_provider on service (provider_id);

create table service_strategy (
    service_id uuid not null references service,
    strategy text not null references integration_strategy,
    primary key (service_id, strategy)
);

create table commissioning (
    commissioner_id uuid not null references organisation,
    service_id uuid not null references service,
    primary key (commissioner_id, service_id)
);
create index commissioning_by_service on commissioning (service_id);
