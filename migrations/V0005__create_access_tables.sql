create table user_account (
    id uuid primary key default uuidv7(),
    username text not null check (length(username) between 3 and 100),
    display_name text not null check (length(display_name) between 1 and 200),
    password_hash text not null,
    role text not null check (role in ('administrator', 'coordinator', 'viewer')),
    organisation_id uuid references organisation,
    disabled boolean not null default false,
    created_at timestamptz not null default now(),
    check ((role = 'administrator') = (organisation_id is null))
);
create unique index user_account_by_username on user_account (lower(username));

-- A commissioner's machine client. The key itself is shown once and never stored.
create table api_client (
    id uuid primary key default uuidv7(),
    name text not null check (length(name) between 1 and 200),
    organisation_id uuid not null references organisation,
    key_hash bytea not null unique,
    created_at timestamptz not null default now(),
    revoked_at timestamptz
);

create table audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    actor text not null,
    act text not null,
    subject text not null,
    details text not null default ''
);
