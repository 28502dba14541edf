-- Run after the migrations at every start, by the role that owns the tables. What the service's own role, and the one that it
-- takes on to serve people of an organisation (OwnRows), may do: read and write the rows of all tables, of those that are only
-- ever added to no more than add, and no change of what tables there are. A table that a later migration makes is covered
-- with it.
do $$
declare
    service text := coalesce(nullif('${service_role}', ''), current_user);
    added_to constant text[] := array['audit_entry', 'edition_subject', 'edition_observation',
        'instrument_version', 'instrument_item', 'instrument_item_text', 'instrument_option_text',
        'instrument_translation'];
    read_only constant text[] := array['audit_chain', 'audit_waiting'];
    hidden constant text[] := array['flyway_schema_history'];
    staff text := service || '_staff';
    own constant text := 'cast(nullif(current_setting(''joined_up.organisation'', true), '''') as uuid)';
    by_survey constant text := 'survey_id in (select id from survey where owner_id = ' || own || ')';
    by_invitation constant text := 'exists (select from invitation i where i.id = invitation_id)';
    by_client constant text := 'exists (select from api_client c where c.id = client_id)';
    -- What people of an organisation see of each table, whatever is asked: the rows of their own.
    seen constant text[][] := array[
        ['survey', 'owner_id = ' || own],
        ['invitation', by_survey],
        ['invitation_link', by_invitation],
        ['invitation_code', by_invitation],
        ['invitation_contact', 'owner_id = ' || own],
        ['asked_person', 'owner_id = ' || own],
        ['barred_person', 'owner_id = ' || own],
        ['open_questionnaire', by_invitation],
        ['response', by_survey],
        ['response_answers', 'exists (select from response r where r.id = response_id)'],
        ['fieldwork_plan', by_survey],
        ['fieldwork_list', by_survey],
        ['outbox', by_survey],
        ['letter_batch', by_survey],
        ['kiosk', by_survey],
        ['open_link', by_survey],
        ['user_account', 'organisation_id = ' || own],
        ['user_session', 'exists (select from user_account a where a.id = user_id)'],
        ['api_client', 'organisation_id = ' || own],
        ['client_credential', by_client],
        ['client_assertion', by_client],
        ['client_usage', by_client]];
    role_to_grant text;
    each record;
    wanted text;
begin
    -- Nodes that start together would change the same rights.
    perform pg_advisory_xact_lock(7521);
    if pg_has_role(service, current_user, 'usage') then
        -- One role for both, or a superuser: there is nothing to be withheld.
        return;
    end if;
    foreach role_to_grant in array array[service, staff] loop
        continue when to_regrole(quote_ident(role_to_grant)) is null;
        execute format('grant usage on schema %I to %I', current_schema(), role_to_grant);
        for each in
            select c.oid, c.relname from pg_class c
            where c.relnamespace = to_regnamespace(quote_ident(current_schema()))
                and c.relkind in ('r', 'p', 'v') and not c.relname = any(hidden)
        loop
            wanted := case when each.relname = any(read_only) then 'select'
                when each.relname = any(added_to) then 'select, insert'
                else 'select, insert, update, delete' end;
            if each.relname = 'audit_entry' then
                -- Neither its number nor its time is for the writer to say.
                select format('select, insert (%s)', string_agg(quote_ident(attname), ', ')) into wanted
                from pg_attribute
                where attrelid = each.oid and attname in ('actor', 'act', 'subject', 'details', 'origin');
            end if;
            execute format('revoke all on %I from %I', each.relname, role_to_grant);
            execute format('grant %s on %I to %I', wanted, each.relname, role_to_grant);
        end loop;
    end loop;
    if to_regrole(quote_ident(staff)) is null then
        return;
    end if;
    for n in 1 .. array_length(seen, 1) loop
        -- The comment tells which policy there is; one that is changed here is made anew at the next start.
        wanted := md5(service || ' ' || seen[n][2]);
        continue when to_regclass(quote_ident(seen[n][1])) is null
            or exists (select from pg_policy p where p.polrelid = to_regclass(quote_ident(seen[n][1]))
                and obj_description(p.oid, 'pg_policy') = wanted);
        execute format('drop policy if exists all_of_the_service on %I', seen[n][1]);
        execute format('drop policy if exists own_of_staff on %I', seen[n][1]);
        execute format('create policy all_of_the_service on %I to %I using (true)', seen[n][1], service);
        execute format('create policy own_of_staff on %I to %I using (%s)', seen[n][1], staff, seen[n][2]);
        execute format('comment on policy own_of_staff on %I is %L', seen[n][1], wanted);
        execute format('alter table %I enable row level security', seen[n][1]);
    end loop;
end $$;
