package org.joinedup.invitation;

import jakarta.inject.Singleton;

import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Contact details, sealed, and the hashes by which people are known again. */
@Singleton
class StoredContacts {
    private final Database database;

    StoredContacts(Database database) {
        this.database = database;
    }

    /** Sealed contact details and the hashes of whose they are. */
    record Sealed(InvitationId invitation, String sealed, List<String> keys) {
        @Override
        public String toString() {
            return "Sealed[" + invitation + "]";
        }
    }

    void add(Survey survey, List<Sealed> contacts, LocalDate today) {
        database.copyInOwn(
                "invitation_contact (invitation_id, survey_id, owner_id, sealed, person_keys)",
                contacts.stream()
                        .map(
                                contact ->
                                        new Object[] {
                                            contact.invitation(),
                                            survey.id(),
                                            survey.ownerId(),
                                            contact.sealed(),
                                            contact.keys().toArray(String[]::new)
                                        })
                        .toList());
        database.update(
                """
                insert into asked_person (owner_id, person_key, survey_id, asked_on)
                select ?, unnest(cast(? as text[])), ?, ? on conflict do nothing
                """,
                survey.ownerId(),
                contacts.stream()
                        .flatMap(contact -> contact.keys().stream())
                        .sorted()
                        .toArray(String[]::new),
                survey.id(),
                today);
    }

    Optional<String> find(InvitationId id) {
        return database.first(
                "select sealed from invitation_contact where invitation_id = ?",
                row -> row.text("sealed"),
                id);
    }

    void delete(InvitationId id) {
        database.update("delete from invitation_contact where invitation_id = ?", id);
    }

    /**
     * Why the person of an invitation must not be asked, whatever was known when it was made; that
     * they have died before that they opted out.
     */
    Optional<Bar> bar(InvitationId id) {
        return database.first(
                """
                select b.reason from invitation_contact c
                join barred_person b on b.owner_id = c.owner_id and b.person_key = any(c.person_keys)
                where c.invitation_id = ? order by b.reason limit 1
                """,
                row -> row.coded("reason", Bar.class),
                id);
    }

    /** On which days the same organisation has asked the person for other surveys. */
    List<LocalDate> otherwiseAskedOn(InvitationId id) {
        return database.list(
                """
                select distinct a.asked_on from invitation_contact c
                join asked_person a on a.owner_id = c.owner_id and a.person_key = any(c.person_keys)
                    and a.survey_id <> c.survey_id
                where c.invitation_id = ? order by 1
                """,
                row -> row.date("asked_on"),
                id);
    }

    /** Lists of one organisation go one after the other, so that each sees the people of others. */
    void awaitOtherLists(OrganisationId owner) {
        database.query(
                "select pg_advisory_xact_lock(7503, hashtext(cast(? as text)))",
                row -> {},
                owner.toString());
    }

    Set<String> asked(Survey survey, Collection<String> keys) {
        return keys(
                """
                select person_key from asked_person
                where owner_id = ? and person_key = any(?) and survey_id = ?
                """,
                survey.ownerId(),
                keys.toArray(String[]::new),
                survey.id());
    }

    /** In other surveys. */
    Set<String> askedSince(Survey survey, Collection<String> keys, LocalDate since) {
        return keys(
                """
                select person_key from asked_person
                where owner_id = ? and person_key = any(?) and survey_id <> ? and asked_on >= ?
                """,
                survey.ownerId(),
                keys.toArray(String[]::new),
                survey.id(),
                since);
    }

    Set<String> barred(OrganisationId owner, Collection<String> keys, Bar reason) {
        return keys(
                """
                select person_key from barred_person
                where owner_id = ? and person_key = any(?) and reason = ?
                """,
                owner,
                keys.toArray(String[]::new),
                reason);
    }

    private Set<String> keys(String sql, Object... parameters) {
        return new HashSet<>(database.list(sql, row -> row.text("person_key"), parameters));
    }

    /** In an order that all who lock them keep to. */
    void bar(OrganisationId owner, SortedSet<String> keys, Bar reason, Instant at) {
        database.update(
                """
                insert into barred_person (owner_id, person_key, reason, since)
                select ?, unnest(cast(? as text[])), ?, ? on conflict do nothing
                """,
                owner,
                keys.toArray(String[]::new),
                reason,
                at);
    }

    /** Whoever opts out of one survey is not asked for another by the same organisation. */
    void barOptedOut(InvitationId id, Instant at) {
        database.update(
                """
                insert into barred_person (owner_id, person_key, reason, since)
                select owner_id, person_key, 'opted-out', cast(? as timestamptz)
                from invitation_contact cross join unnest(person_keys) as person_key
                where invitation_id = ? order by person_key collate "C" on conflict do nothing
                """,
                at,
                id);
    }

    /**
     * In an order that all who lock them keep to. Asked without the check of each row, beside which
     * no index of people's keys could be used.
     */
    List<InvitationId> invitationsOf(OrganisationId owner, Collection<String> keys) {
        return database.everywhere(
                () ->
                        database.list(
                                """
                                select invitation_id from invitation_contact
                                where owner_id = ? and person_keys && cast(? as text[]) order by 1
                                """,
                                row -> row.id("invitation_id", InvitationId::new),
                                owner,
                                keys.toArray(String[]::new)));
    }

    /** All by which the people of these invitations are known. */
    List<String> keysOf(Collection<InvitationId> invitations) {
        return database.list(
                """
                select distinct unnest(person_keys) as person_key from invitation_contact
                where invitation_id = any(cast(? as uuid[]))
                """,
                row -> row.text("person_key"),
                (Object) invitations.stream().map(InvitationId::toString).toArray(String[]::new));
    }

    /** Whoever has asked them. */
    List<OrganisationId> ownersWith(Collection<String> keys) {
        return database.list(
                """
                select distinct owner_id from asked_person where person_key = any(?) order by 1
                """,
                row -> row.id("owner_id", OrganisationId::new),
                (Object) keys.toArray(String[]::new));
    }

    Optional<LocalDate> purgeDate(SurveyId survey) {
        return database.first(
                        "select purge_on from survey where id = ?",
                        row -> Optional.ofNullable(row.date("purge_on")),
                        survey)
                .flatMap(date -> date);
    }

    void setPurgeDate(SurveyId survey, LocalDate date) {
        database.update("update survey set purge_on = ? where id = ?", date, survey);
    }
}
