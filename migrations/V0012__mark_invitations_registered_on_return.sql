-- A paper form that came back without a recorded invitation: nobody knows how many such forms were sent.
alter table invitation add column registered_on_return boolean not null default false;
