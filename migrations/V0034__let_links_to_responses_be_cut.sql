-- From the purge on nobody can tell any more who gave which response.
alter table survey add column purged_at timestamptz;
alter table response alter column invitation_id drop not null;
create index survey_to_purge on survey (purge_on) where purged_at is null;
