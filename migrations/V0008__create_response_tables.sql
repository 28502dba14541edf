-- The open questionnaire of an invitation: each answer saved when given, gone when the response is stored.
-- answers: one code per item, in the order of the survey's instruments and their items; 0 = not answered.
create table open_questionnaire (
    invitation_id uuid primary key references invitation,
    respondent text not null check (respondent in ('self', 'helped', 'proxy')),
    relationship text check (relationship in ('partner', 'parent', 'child', 'relative', 'friend', 'carer', 'advocate', 'other')),
    answers smallint[] not null,
    started_at timestamptz not null,
    saved_at timestamptz not null,
    check ((respondent = 'proxy') = (relationship is not null))
);

-- One response per invitation, and one per submission id: the database says so, whatever node asks.
create table response (
    id uuid primary key default uuidv7(),
    invitation_id uuid not null unique references invitation,
    submission_id uuid not null unique,
    receipt text not null unique,
    survey_id uuid not null references survey,
    service_id uuid not null references service,
    destination_service_id uuid references service,
    transition_date date not null,
    answered_on date not null,
    submitted_at timestamptz not null default now(),
    mode text not null check (mode in ('sms', 'email', 'letter', 'paper', 'app')),
    language text not null,
    respondent text not null check (respondent in ('self', 'helped', 'proxy')),
    relationship text check (relationship in ('partner', 'parent', 'child', 'relative', 'friend', 'carer', 'advocate', 'other')),
    synthetic boolean not null,
    check ((respondent = 'proxy') = (relationship is not null))
);
create index response_by_service_and_date on response (service_id, transition_date);

create table response_answers (
    response_id uuid not null references response on delete cascade,
    code text not null,
    version integer not null,
    answers smallint[] not null,
    primary key (response_id, code),
    foreign key (code, version) references instrument_version
);
