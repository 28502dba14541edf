-- Letters that are printed together. Of which people they are, the outbox says; the addresses are read when it is fetched.
create table letter_batch (
    id uuid primary key default uuidv7(),
    survey_id uuid not null references survey,
    made_by text not null,
    made_at timestamptz not null
);
alter table outbox add column batch_id uuid references letter_batch;
create index outbox_by_batch on outbox (batch_id) where batch_id is not null;
