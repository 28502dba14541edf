package org.joinedup.testing;

import com.fasterxml.jackson.databind.JsonNode;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

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
    public static void translation(Api administrator, InstrumentId id, String language) {
        String version = "/api/v1/questionnaires/%s/versions/%d".formatted(id.code(), id.version());
        JsonNode english = administrator.get(version).json();
        Map<String, Object> words = new HashMap<>();
        words.put("language", language);
        for (String each : List.of("title", "asksAbout", "source", "copyright")) {
            words.put(each, language + ": " + english.get(each).asText());
        }
        words.put(
                "items",
                StreamSupport.stream(english.get("items").spliterator(), false)
                        .map(
                                item ->
                                        Map.of(
                                                "item",
                                                item.get("item").asText(),
                                                "text",
                                                language + ": " + item.get("text").asText()))
                        .toList());
        words.put(
                "options",
                StreamSupport.stream(english.get("options").spliterator(), false)
                        .map(
                                option ->
                                        Map.of(
                                                "value",
                                                option.get("value").asInt(),
                                                "label",
                                                language
                                                        + " answer "
                                                        + option.get("value").asInt()))
                        .toList());
        Api.Reply released = administrator.post(version + "/translations", words);
        if (released.status() >= 300) {
            throw new IllegalStateException(released.body());
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
