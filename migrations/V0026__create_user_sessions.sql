-- Who is signed in. A session ends by signing out, by idleness, at its end, and with its account.
create table user_session (
    token_hash bytea primary key check (length(token_hash) = 32),
    user_id uuid not null references user_account on delete cascade,
    begun_at timestamptz not null,
    used_at timestamptz not null,
    ends_at timestamptz not null
);
create index user_session_by_user on user_session (user_id);
create index user_session_by_end on user_session (ends_at);

-- external_id: issuer and subject of an OpenID provider, for whom no password is kept here.
alter table user_account add column external_id text unique check (length(external_id) <= 600);
alter table user_account alter column password_hash drop not null;
alter table user_account add check ((password_hash is null) = (external_id is not null));
