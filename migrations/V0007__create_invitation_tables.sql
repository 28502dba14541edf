-- The only personal data: what the person's link and letter need. Answers are elsewhere.
create table invitation (
    id uuid primary key default uuidv7(),
    survey_id uuid not null references survey,
    service_id uuid not null references service,
    destination_service_id uuid references service,
    transition_date date not null,
    mode text not null check (mode in ('sms', 'email', 'letter', 'paper', 'app')),
    language text not null,
    format_needs text[] not null default '{}',
    external_reference text check (length(external_reference) between 1 and 100),
    state text not null check (state in ('issued', 'opened', 'completed', 'expired', 'withdrawn', 'opted-out')),
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    opened_at timestamptz,
    ended_at timestamptz,
    check (destination_service_id is distinct from service_id)
);
create unique index invitation_by_reference on invitation (survey_id, external_reference)
    where external_reference is not null;
create index invitation_by_service_and_date on invitation (service_id, transition_date);
create index invitation_by_survey on invitation (survey_id, id);

-- The links that open an invitation. Only the SHA-256 of a token is kept.
create table invitation_link (
    token_hash bytea primary key check (length(token_hash) = 32),
    invitation_id uuid not null references invitation,
    issued_at timestamptz not null,
    revoked_at timestamptz
);
create index invitation_link_by_invitation on invitation_link (invitation_id);
