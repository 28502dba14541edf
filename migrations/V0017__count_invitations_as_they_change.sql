-- Who is invited, as counts by service, survey and month of the transition, so that a response rate reads no invitation.
-- What counts is the table and its tail together: every change of an invitation adds a line to the tail in the same
-- transaction, so that no two changes wait for one counter, and the lines are folded into the table now and then.
-- people: neither withdrawn nor opted out; returned: those of them who were registered when a paper form came back.
create table invitation_count (
    service_id uuid not null,
    survey_id uuid not null,
    month date not null check (extract(day from month) = 1),
    people bigint not null,
    returned bigint not null,
    primary key (service_id, month, survey_id)
);

create table invitation_count_tail (
    id bigint generated always as identity primary key,
    service_id uuid not null,
    survey_id uuid not null,
    month date not null,
    people bigint not null,
    returned bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
create index invitation_count_tail_by_service_and_month on invitation_count_tail (service_id, month);

create function note_new_invitations() returns trigger language plpgsql as $$
begin
    insert into invitation_count_tail (service_id, survey_id, month, people, returned)
    select service_id, survey_id, date_trunc('month', cast(transition_date as timestamp)), count(*),
        count(*) filter (where registered_on_return)
    from added where state not in ('withdrawn', 'opted-out') group by 1, 2, 3;
    return null;
end $$;
create trigger note_new_invitations after insert on invitation
    referencing new table as added for each statement execute function note_new_invitations();

-- As it was, and as it is.
create function note_changed_invitation() returns trigger language plpgsql as $$
begin
    insert into invitation_count_tail (service_id, survey_id, month, people, returned)
    select i.service_id, i.survey_id, date_trunc('month', cast(i.transition_date as timestamp)), sign,
        case when i.registered_on_return then sign else 0 end
    from (select -1 as sign, old.* union all select 1, new.* where tg_op = 'UPDATE') i
    where i.state not in ('withdrawn', 'opted-out');
    return null;
end $$;
create trigger note_deleted_invitation after delete on invitation
    for each row execute function note_changed_invitation();
-- Opened, completed, expired: the same people are invited.
create trigger note_changed_invitation after update on invitation for each row
    when ((old.service_id, old.survey_id, old.transition_date, old.registered_on_return,
            old.state in ('withdrawn', 'opted-out'))
        is distinct from (new.service_id, new.survey_id, new.transition_date, new.registered_on_return,
            new.state in ('withdrawn', 'opted-out')))
    execute function note_changed_invitation();

insert into invitation_count_tail (service_id, survey_id, month, people, returned)
select service_id, survey_id, date_trunc('month', cast(transition_date as timestamp)), count(*),
    count(*) filter (where registered_on_return)
from invitation where state not in ('withdrawn', 'opted-out') group by 1, 2, 3;
