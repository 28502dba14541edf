-- What surveys that ask about their people may know of them. Every part is optional, and "prefer not to say" is not
-- told from "not asked": both are null.
alter table survey add column asks_about_you boolean not null default false;

-- From the provider's records, for people cannot know them.
alter table invitation
    add column deprivation_quintile text check (deprivation_quintile in ('1', '2', '3', '4', '5')),
    add column admission text check (admission in ('planned', 'unplanned'));

-- As the person has said so far; gone with the row. about_you_passed: the page was left, whatever was said on it.
alter table open_questionnaire
    add column age_band text,
    add column sex text,
    add column ethnic_group text,
    add column about_you_passed boolean not null default false;

alter table response
    add column age_band text check (age_band in
        ('0-15', '16-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75-84', '85-plus')),
    add column sex text check (sex in ('female', 'male', 'other')),
    add column ethnic_group text check (ethnic_group in ('asian', 'black', 'mixed', 'white', 'other')),
    add column deprivation_quintile text check (deprivation_quintile in ('1', '2', '3', '4', '5')),
    add column admission text check (admission in ('planned', 'unplanned'));

alter table response_tail
    add column age_band text,
    add column sex text,
    add column ethnic_group text,
    add column deprivation_quintile text,
    add column admission text;

create or replace view response_content as
select r.id as response_id, r.service_id, r.destination_service_id, r.transition_date, r.answered_on, r.mode,
    r.language, r.respondent, r.synthetic, answered.codes, answered.versions, answered.answers,
    r.age_band, r.sex, r.ethnic_group, r.deprivation_quintile, r.admission
from response r
cross join lateral (
    select coalesce(array_agg(a.code order by a.code), '{}') as codes,
        coalesce(array_agg(a.version order by a.code), '{}') as versions,
        coalesce(array_agg(array_to_string(a.answers, '') order by a.code), '{}') as answers
    from response_answers a
    where a.response_id = r.id
) answered;
