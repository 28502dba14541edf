-- The day on which contact details go, and on which nobody can tell any more who gave which response.
alter table survey add column purge_on date;

-- How to reach the person of an invitation, with the token of their link, so that a reminder has the same.
-- sealed: encrypted by a key that the database does not have. person_keys: keyed hashes of what tells a person, to find
-- them again without opening anything.
create table invitation_contact (
    invitation_id uuid primary key references invitation on delete cascade,
    survey_id uuid not null references survey,
    owner_id uuid not null references organisation,
    sealed text not null,
    person_keys text[] not null
);
create index invitation_contact_by_key on invitation_contact using gin (person_keys);
create index invitation_contact_by_survey on invitation_contact (survey_id);

-- Whom an organisation has asked, without how, about what, or under which invitation: so that nobody is asked again
-- within half a year, also when the contact details are gone.
create table asked_person (
    owner_id uuid not null references organisation,
    person_key text not null,
    survey_id uuid not null references survey,
    asked_on date not null,
    primary key (owner_id, person_key, survey_id)
);
create index asked_person_by_date on asked_person (asked_on);

-- Whom an organisation must not ask.
create table barred_person (
    owner_id uuid not null references organisation,
    person_key text not null,
    reason text not null check (reason in ('opted-out', 'dead')),
    since timestamptz not null,
    primary key (owner_id, person_key, reason)
);
