-- The figures of one service over many editions, without reading the others'.
create index edition_observation_by_code on edition_observation (edition_id, code);
