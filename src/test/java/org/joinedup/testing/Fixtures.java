package org.joinedup.testing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.ServiceId;
import org.joinedup.storage.Database;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What most tests need to be there before they begin. Everything is made once: a code that exists
 * already is found again.
 */
public final class Fixtures {
    public static final InstrumentId CTM_15 = new InstrumentId("ctm-15", 1);
    public static final InstrumentId CTM_3 = new InstrumentId("ctm-3", 1);
    public static final InstrumentId I_STATEMENTS = new InstrumentId("i-statements", 1);

    private static final String CARE_CLUSTER = "unplanned-episode";

    private Fixtures() {}

    public static OrganisationId provider(Database database, String code) {
        return organisation(database, code, "provider");
    }

    public static OrganisationId commissioner(Database database, String code) {
        return organisation(database, code, "commissioner");
    }

    private static OrganisationId organisation(Database database, String code, String kind) {
        database.update(
                """
                insert into organisation (code, name, kind) values (?, ?, ?)
                on conflict (code) do nothing
                """,
                code,
                "Organisation " + code,
                kind);
        return database.first(
                        "select id from organisation where code = ?",
                        row -> row.id("id", OrganisationId::new),
                        code)
                .orElseThrow();
    }

    public static ServiceId service(Database database, String code, OrganisationId provider) {
        database.update(
                """
                insert into service (code, name, provider_id, care_cluster) values (?, ?, ?, ?)
                on conflict (code) do nothing
                """,
                code,
                "Service " + code,
                provider,
                CARE_CLUSTER);
        return database.first(
                        "select id from service where code = ?",
                        row -> row.id("id", ServiceId::new),
                        code)
                .orElseThrow();
    }

    public static void commissions(
            Database database, OrganisationId commissioner, ServiceId service) {
        database.update(
                """
                insert into commissioning (commissioner_id, service_id) values (?, ?)
                on conflict do nothing
                """,
                commissioner,
                service);
    }

    static List<NamedCsvRecord> items(String instrument) {
        try (Reader reader =
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        Fixtures.class.getResourceAsStream(
                                                "/reference/instrument-items.csv")),
                                StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            return csv.stream()
                    .filter(row -> row.getField("instrument").equals(instrument))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Releases a translation: the English words behind the language's code. */
    public static void translation(Database database, InstrumentId id, String language) {
        database.update(
                """
                insert into instrument_translation (code, version, language, title, asks_about, source,
                    copyright, released_on)
                select code, version, ?, ? || ': ' || title, ? || ': ' || asks_about, source, copyright,
                    date '2026-01-01'
                from instrument_version where code = ? and version = ?
                on conflict do nothing
                """,
                language,
                language,
                language,
                id.code(),
                id.version());
        int position = 0;
        for (NamedCsvRecord item : items(id.code())) {
            position++;
            itemText(database, id, language, position, language + ": " + item.getField("text"));
        }
        options(database, id, language);
    }

    private static void itemText(
            Database database, InstrumentId id, String language, int position, String words) {
        database.update(
                """
                insert into instrument_item_text (code, version, language, position, words)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """,
                id.code(),
                id.version(),
                language,
                position,
                words);
    }

    private static void options(Database database, InstrumentId id, String language) {
        List<Integer> answers =
                id.equals(I_STATEMENTS) ? List.of(1, 2, 3, 4, 9, 8) : List.of(1, 2, 3, 4, 9);
        for (int i = 0; i < answers.size(); i++) {
            database.update(
                    """
                    insert into instrument_option_text (code, version, language, position, answer, words)
                    values (?, ?, ?, ?, ?, ?) on conflict do nothing
                    """,
                    id.code(),
                    id.version(),
                    language,
                    i + 1,
                    answers.get(i),
                    language + " answer " + answers.get(i));
        }
    }

    public static void permission(Database database, InstrumentId id) {
        database.update(
                """
                insert into instrument_permission (code, version, granted_by, granted_on, reference, recorded_by)
                values (?, ?, 'the rights holder', date '2026-01-01', 'letter 1', 'a test')
                on conflict do nothing
                """,
                id.code(),
                id.version());
    }

    /** A caller with a new account in an organisation, signed in. */
    public static Api signedIn(Api api, String role, String organisationCode) {
        String username = role + "-of-" + organisationCode;
        api.administrator()
                .post(
                        "/api/v1/users",
                        Map.of(
                                "username", username,
                                "displayName", username,
                                "password", Api.PASSWORD,
                                "role", role,
                                "organisation", organisationCode));
        return api.signedIn(username, Api.PASSWORD);
    }

    /** A caller with a commissioner's API key. */
    public static Api client(Api api, String organisationCode) {
        return api.withBearer(
                api.administrator()
                        .post(
                                "/api/v1/clients",
                                Map.of("name", "client", "organisation", organisationCode))
                        .json()
                        .get("key")
                        .asText());
    }
}
