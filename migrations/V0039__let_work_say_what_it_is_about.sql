-- The survey that long work is about, so that whoever looks at the survey sees it without having ordered it.
alter table progress add column about uuid;
create index progress_by_what_it_is_about on progress (about, started_at) where about is not null;
