-- What a machine client proves itself with: an API key, a secret for tokens, or a key of its own whose public
-- half is kept. Of keys and secrets only the SHA-256 is stored. Two are valid at a time, so that one can follow another.
create table client_credential (
    id uuid primary key default uuidv7(),
    client_id uuid not null references api_client,
    kind text not null check (kind in ('api-key', 'secret', 'public-key')),
    hash bytea unique,
    public_key text,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    check ((hash is null) = (kind = 'public-key')),
    check ((public_key is null) = (kind <> 'public-key'))
);
create index client_credential_by_client on client_credential (client_id);

insert into client_credential (client_id, kind, hash, created_at)
select id, 'api-key', key_hash, created_at from api_client;

alter table api_client drop column key_hash;
alter table api_client add column scopes text[] not null default '{metrics:read}';

-- A signed assertion is taken once; it can be forgotten when it has expired.
create table client_assertion (
    client_id uuid not null references api_client,
    jti text not null,
    expires_at timestamptz not null,
    primary key (client_id, jti)
);
create index client_assertion_by_expiry on client_assertion (expires_at);

-- Requests of a client in a day; refused: those beyond its limit.
create table client_usage (
    client_id uuid not null references api_client,
    day date not null,
    requests bigint not null,
    refused bigint not null,
    primary key (client_id, day)
);
