-- From where it was done: the caller's network address; empty for what the service does by itself, and before this was kept.
alter table audit_entry add column origin text not null default '';

-- Each entry's place in the trail: its hash is over the hash before it and the content, so that what is changed, taken out
-- or put in afterwards does not fit. Places are given at the commit, in the order of commits.
create table audit_chain (
    position bigint primary key check (position > 0),
    entry_id bigint not null unique references audit_entry,
    hash bytea not null check (length(hash) = 32)
);

-- Entries of transactions that read in one snapshot: they cannot see the last place. The next entry chains them, or whoever
-- verifies.
create table audit_waiting (entry_id bigint primary key references audit_entry);

-- Every part with its length before it, so that no two contents are written alike.
create function audit_hash(previous bytea, place bigint, entry audit_entry) returns bytea language sql stable as $$
    select sha256(previous || convert_to(string_agg(octet_length(part) || ':' || part, '' order by n), 'UTF8'))
    from unnest(array[cast(place as text), cast(entry.id as text),
            cast(cast(extract(epoch from entry.at) * 1000000 as bigint) as text),
            entry.actor, entry.act, entry.subject, entry.details, entry.origin]) with ordinality as parts (part, n);
$$;

create function chain_audit_entry(id_to_chain bigint) returns void language plpgsql as $$
declare
    last audit_chain%rowtype;
begin
    select * into last from audit_chain order by position desc limit 1;
    insert into audit_chain (position, entry_id, hash)
    select coalesce(last.position, 0) + 1, e.id,
        audit_hash(coalesce(last.hash, decode(repeat('00', 32), 'hex')), coalesce(last.position, 0) + 1, e)
    from audit_entry e where e.id = id_to_chain;
end $$;

-- One at a time, from here to the end of the transaction; every statement sees what was committed before it.
create function chain_waiting_audit_entries() returns void language plpgsql security definer as $$
declare
    waiting bigint;
begin
    perform pg_advisory_xact_lock(7520);
    for waiting in select entry_id from audit_waiting order by entry_id loop
        delete from audit_waiting where entry_id = waiting;
        perform chain_audit_entry(waiting);
    end loop;
end $$;

create function chain_new_audit_entry() returns trigger language plpgsql security definer as $$
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        insert into audit_waiting (entry_id) values (new.id);
    else
        perform chain_waiting_audit_entries();
        perform chain_audit_entry(new.id);
    end if;
    return null;
end $$;

-- Whoever calls them may not slip in tables of their own under these names.
do $$
declare
    called text;
    written bigint;
begin
    foreach called in array array['audit_hash(bytea, bigint, audit_entry)', 'chain_audit_entry(bigint)',
            'chain_waiting_audit_entries()', 'chain_new_audit_entry()'] loop
        execute format('alter function %s set search_path = pg_catalog, %I, pg_temp', called, current_schema());
    end loop;
    for written in select id from audit_entry order by id loop
        perform chain_audit_entry(written);
    end loop;
end $$;
revoke execute on function chain_audit_entry from public;

-- At the commit, when the transaction has every other lock that it needs: nobody waits long, and no two for each other.
create constraint trigger audit_entry_is_chained after insert on audit_entry deferrable initially deferred
    for each row execute function chain_new_audit_entry();

create function refuse_change_of_audit_trail() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end $$;
create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change_of_audit_trail();
create trigger audit_chain_is_append_only before update or delete or truncate on audit_chain
    for each statement execute function refuse_change_of_audit_trail();
