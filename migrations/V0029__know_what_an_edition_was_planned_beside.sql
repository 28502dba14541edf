-- How many live views of groups, of the same years, the edition was planned beside, and when it was stored. Null: prepared
-- before this was known.
alter table edition add column live_views bigint;
alter table edition add column stored_at timestamptz not null default clock_timestamp();
