-- How many people are shown is asked far more often than what they answered, and for all services together.
alter table shown_counts
    drop constraint shown_counts_pkey,
    add primary key (service_id, code, version, breakdown, month, tier, category) include (people);
