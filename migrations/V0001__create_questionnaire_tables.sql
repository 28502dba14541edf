-- Released instrument versions. A released row is never changed: a correction is a new version.
create table instrument_version (
    code text not null check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
    version integer not null check (version > 0),
    title text not null,
    asks_about text not null,
    headline text not null check (headline in ('mean-score', 'percent-agree')),
    minimum_answered integer not null check (minimum_answered > 0),
    scoring_rule text not null,
    source text not null,
    copyright text not null,
    released_on date not null,
    primary key (code, version)
);

create table instrument_item (
    code text not null,
    version integer not null,
    position integer not null check (position > 0),
    link_id text not null check (link_id ~ '^[a-z][a-z0-9-]{1,30}$'),
    topic_group text,
    barrier text not null,
    primary key (code, version, position),
    unique (code, version, link_id),
    foreign key (code, version) references instrument_version
);

-- The words of one released translation: of the items, and of the answers in the order shown.
create table instrument_item_text (
    code text not null,
    version integer not null,
    language text not null,
    position integer not null,
    words text not null,
    primary key (code, version, language, position),
    foreign key (code, version, position) references instrument_item
);

create table instrument_option_text (
    code text not null,
    version integer not null,
    language text not null,
    position integer not null,
    answer smallint not null check (answer in (1, 2, 3, 4, 8, 9)),
    words text not null,
    primary key (code, version, language, position),
    unique (code, version, language, answer),
    foreign key (code, version) references instrument_version
);

-- The rights holder's permission for live use; absent until an administrator records it.
create table instrument_permission (
    code text not null,
    version integer not null,
    granted_by text not null,
    granted_on date not null,
    reference text not null,
    recorded_by text not null,
    recorded_at timestamptz not null default now(),
    primary key (code, version),
    foreign key (code, version) references instrument_version
);
