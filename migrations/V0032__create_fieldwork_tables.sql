-- How and when the people of a survey are written to. steps: JSON, in the order in which they come.
create table fieldwork_plan (
    survey_id uuid primary key references survey,
    steps text not null,
    send_from text not null,
    send_to text not null,
    working_days_only boolean not null,
    most_an_hour integer not null check (most_an_hour > 0)
);

-- A list of people that was taken in; of the file only a hash is kept. accept: what the caller consented to, so that the
-- same again is told the same. report: JSON, which names lines, columns and reasons, and no value.
create table fieldwork_list (
    id uuid primary key default uuidv7(),
    survey_id uuid not null references survey,
    accept text not null,
    request text not null,
    seed bigint,
    report text not null,
    created_by text not null,
    created_at timestamptz not null,
    unique (survey_id, accept)
);
