-- A released translation of an instrument's version, which was first released in English: what is said about it in that
-- language. The words of its items and answers are beside those of the version. Never changed once released.
create table instrument_translation (
    code text not null,
    version integer not null,
    language text not null check (language ~ '^[A-Za-z0-9-]{2,35}$' and language <> 'en'),
    title text not null,
    asks_about text not null,
    source text not null,
    copyright text not null,
    released_on date not null,
    primary key (code, version, language),
    foreign key (code, version) references instrument_version
);
create trigger instrument_translation_is_immutable before update or delete on instrument_translation
    for each row execute function refuse_change_of_released_instrument();

-- The language that the person changed to on the pages; empty while it is the invitation's.
alter table invitation add column chosen_language text;

-- The short codes that stand for a link where it is typed. Only the SHA-256 of a code is kept.
create table invitation_code (
    code_hash bytea primary key check (length(code_hash) = 32),
    invitation_id uuid not null references invitation,
    issued_at timestamptz not null,
    revoked_at timestamptz
);
create index invitation_code_by_invitation on invitation_code (invitation_id);
