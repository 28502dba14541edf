-- Whom to tell what was published. secret: encrypted, since it signs what is sent.
create table webhook (
    id uuid primary key default uuidv7(),
    url text not null check (length(url) <= 2000),
    secret text not null,
    created_by text not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    ended_because text check (ended_because in ('removed', 'gone')),
    check ((ended_at is null) = (ended_because is null))
);

-- What has to be sent, written with what it tells of. next_at: not before; while it is sent, when another node may.
create table webhook_delivery (
    id uuid primary key default uuidv7(),
    webhook_id uuid not null references webhook,
    body text not null,
    created_at timestamptz not null,
    attempts integer not null default 0,
    next_at timestamptz,
    last_status integer,
    delivered_at timestamptz,
    given_up_at timestamptz,
    check ((next_at is null) = (delivered_at is not null or given_up_at is not null))
);
create index webhook_delivery_by_next on webhook_delivery (next_at) where next_at is not null;
create index webhook_delivery_by_webhook on webhook_delivery (webhook_id);
