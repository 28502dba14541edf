-- How many responses of a service's month were erased: no more than that somebody withdrew, so that what was shown with
-- them is shown anew without.
create table response_erasure (
    service_id uuid not null references service,
    month date not null check (extract(day from month) = 1),
    erased bigint not null check (erased > 0),
    primary key (service_id, month)
);
