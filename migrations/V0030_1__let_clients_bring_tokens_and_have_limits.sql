-- A client may be known at an issuer of tokens outside: by its id there.
alter table client_credential add column external_id text;
alter table client_credential
    drop constraint client_credential_kind_check,
    drop constraint client_credential_check,
    drop constraint client_credential_check1;
alter table client_credential
    add constraint client_credential_kind check (kind in ('api-key', 'secret', 'public-key', 'external')),
    add constraint client_credential_hash check ((hash is null) = (kind in ('public-key', 'external'))),
    add constraint client_credential_public_key check ((public_key is null) = (kind <> 'public-key')),
    add constraint client_credential_external check ((external_id is null) = (kind <> 'external'));
create unique index client_credential_by_external_id on client_credential (external_id) where revoked_at is null;

-- What the client may ask; absent: what the settings say.
alter table api_client
    add column requests_a_minute bigint check (requests_a_minute > 0),
    add column requests_a_day bigint check (requests_a_day > 0);
