-- What of a response is counted, and no more: the instruments in one order, each with one digit per item.
create view response_content as
select r.id as response_id, r.service_id, r.destination_service_id, r.transition_date, r.answered_on, r.mode,
    r.language, r.respondent, r.synthetic, answered.codes, answered.versions, answered.answers
from response r
cross join lateral (
    select coalesce(array_agg(a.code order by a.code), '{}') as codes,
        coalesce(array_agg(a.version order by a.code), '{}') as versions,
        coalesce(array_agg(array_to_string(a.answers, '') order by a.code), '{}') as answers
    from response_answers a
    where a.response_id = r.id
) answered;

-- The responses that came in (sign 1) or were erased (sign -1) and are not yet in the summaries. A row carries its
-- content, for an erased response is nowhere else; it is gone with the next folding.
create table response_tail (
    id bigint generated always as identity primary key,
    sign smallint not null check (sign in (1, -1)),
    response_id uuid not null unique,
    service_id uuid not null,
    destination_service_id uuid,
    transition_date date not null,
    answered_on date not null,
    mode text not null,
    language text not null,
    respondent text not null,
    synthetic boolean not null,
    codes text[] not null,
    versions integer[] not null,
    answers text[] not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
create index response_tail_by_service_and_date on response_tail (service_id, transition_date);
