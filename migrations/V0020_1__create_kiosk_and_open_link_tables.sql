-- A device that stands on a ward. Of the secret in its cookie the SHA-256 is kept. visit_id: who is before it now.
create table kiosk (
    id uuid primary key default uuidv7(),
    key_hash bytea not null unique check (length(key_hash) = 32),
    survey_id uuid not null references survey,
    service_id uuid not null references service,
    opened_by text not null,
    opened_at timestamptz not null,
    expires_at timestamptz not null,
    closed_at timestamptz,
    visit_id uuid references invitation
);
create index kiosk_by_survey on kiosk (survey_id);

-- A link that is open to anyone, as on a poster. Of its token the SHA-256 is kept.
create table open_link (
    id uuid primary key default uuidv7(),
    token_hash bytea not null unique check (length(token_hash) = 32),
    survey_id uuid not null references survey,
    service_id uuid not null references service,
    created_by text not null,
    created_at timestamptz not null,
    closed_at timestamptz
);
create index open_link_by_survey on open_link (survey_id);
