-- A live figure of a group is told only as a sum of what its reader is told of each service: editions need not know of it.
drop table live_view;
alter table edition drop column live_views, drop column stored_at;
