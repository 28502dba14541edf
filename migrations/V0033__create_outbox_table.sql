-- What people are sent, once a step: at most one line of an invitation is due, and the next is written with its end.
-- next_at: not before; while it is sent, when another node may. delivery: what the provider told since, at best.
-- reason: why it waits, or was not sent; a word of ours, never of the provider's.
create table outbox (
    id uuid primary key default uuidv7(),
    survey_id uuid not null references survey,
    invitation_id uuid not null references invitation on delete cascade,
    step integer not null check (step >= 0),
    channel text not null check (channel in ('sms', 'email', 'letter')),
    state text not null check (state in ('due', 'sent', 'stopped', 'skipped', 'failed')),
    attempts integer not null default 0,
    next_at timestamptz,
    taken_at timestamptz,
    sent_at timestamptz,
    provider_id text,
    delivery text check (delivery in ('delivered', 'permanent-failure', 'temporary-failure', 'technical-failure')),
    delivery_at timestamptz,
    reason text,
    unique (invitation_id, step),
    check ((state = 'due') = (next_at is not null))
);
create index outbox_due on outbox (survey_id, next_at) where next_at is not null;
create index outbox_taken on outbox (survey_id, taken_at);

-- Whoever writes back does not know which organisation has asked.
create index asked_person_by_key on asked_person (person_key);
