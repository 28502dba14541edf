alter table progress drop constraint progress_kind_check;
alter table progress add constraint progress_kind_check
    check (kind in ('rebuild', 'paper-import', 'invitation-import', 'demonstration', 'edition'));
