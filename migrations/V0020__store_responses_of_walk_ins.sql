-- Who came in at a kiosk or by an open link was not invited: nobody knows of how many they are, or when they left the
-- service, and an open link is open to anyone. They are stored as everyone else is, and counted with nobody else: neither
-- in a figure nor in the invited of a response rate.
alter table invitation drop constraint invitation_mode_check,
    add constraint invitation_mode_check
        check (mode in ('sms', 'email', 'letter', 'paper', 'app', 'kiosk', 'open')) not valid;
alter table response drop constraint response_mode_check,
    add constraint response_mode_check
        check (mode in ('sms', 'email', 'letter', 'paper', 'app', 'kiosk', 'open')) not valid;
create index invitation_of_walk_in on invitation (survey_id, mode, state) where mode in ('kiosk', 'open');
create index response_of_walk_in on response (survey_id) where mode in ('kiosk', 'open');

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
) answered
where r.mode not in ('kiosk', 'open');

create or replace function note_new_invitations() returns trigger language plpgsql as $$
begin
    insert into invitation_count_tail (service_id, survey_id, month, people, returned)
    select service_id, survey_id, date_trunc('month', cast(transition_date as timestamp)), count(*),
        count(*) filter (where registered_on_return)
    from added where state not in ('withdrawn', 'opted-out') and mode not in ('kiosk', 'open') group by 1, 2, 3;
    return null;
end $$;

create or replace function note_changed_invitation() returns trigger language plpgsql as $$
begin
    insert into invitation_count_tail (service_id, survey_id, month, people, returned)
    select i.service_id, i.survey_id, date_trunc('month', cast(i.transition_date as timestamp)), sign,
        case when i.registered_on_return then sign else 0 end
    from (select -1 as sign, old.* union all select 1, new.* where tg_op = 'UPDATE') i
    where i.state not in ('withdrawn', 'opted-out') and i.mode not in ('kiosk', 'open');
    return null;
end $$;
