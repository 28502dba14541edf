-- Run after the migrations at every start, by the role that owns the tables. What the service's own role may do: read and
-- write the rows of all tables, of those that are only ever added to no more than add, and no change of what tables there
-- are. A table that a later migration makes is covered with it.
do $$
declare
    service text := coalesce(nullif('${service_role}', ''), current_user);
    added_to constant text[] := array['audit_entry', 'edition_subject', 'edition_observation', 'live_view',
        'instrument_version', 'instrument_item', 'instrument_item_text', 'instrument_option_text',
        'instrument_translation'];
    read_only constant text[] := array['audit_chain', 'audit_waiting'];
    hidden constant text[] := array['flyway_schema_history'];
    each record;
    wanted text;
begin
    -- Nodes that start together would change the same rights.
    perform pg_advisory_xact_lock(7521);
    if pg_has_role(service, current_user, 'usage') then
        -- One role for both, or a superuser: there is nothing to be withheld.
        return;
    end if;
    execute format('grant usage on schema %I to %I', current_schema(), service);
    for each in
        select c.oid, c.relname from pg_class c
        where c.relnamespace = to_regnamespace(quote_ident(current_schema())) and c.relkind in ('r', 'p', 'v')
            and not c.relname = any(hidden)
    loop
        wanted := case when each.relname = any(read_only) then 'select'
            when each.relname = any(added_to) then 'select, insert'
            else 'select, insert, update, delete' end;
        if each.relname = 'audit_entry' then
            -- Neither its number nor its time is for the writer to say.
            wanted := 'select, insert (actor, act, subject, details, origin)';
            if not exists (select from pg_attribute where attrelid = each.oid and attname = 'origin') then
                wanted := 'select, insert (actor, act, subject, details)';
            end if;
        end if;
        execute format('revoke all on %I from %I', each.relname, service);
        execute format('grant %s on %I to %I', wanted, each.relname, service);
    end loop;
end $$;
