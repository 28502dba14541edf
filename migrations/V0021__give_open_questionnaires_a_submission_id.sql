-- One id for the submission of a questionnaire, from its beginning on: whichever tab sends it, and however often.
alter table open_questionnaire add column submission_id uuid not null default gen_random_uuid();
