package org.joinedup.security;

import org.joinedup.security.Attempt.Reader;
import org.joinedup.testing.Api;
import org.joinedup.testing.TestOrganisations;

import java.util.EnumMap;
import java.util.Map;

/** The people and the machine that requests are sent as, signed in anew when they were put out. */
final class Callers {
    private final Api anonymous;
    private final Map<Reader, String> names = new EnumMap<>(Reader.class);
    private final Map<Reader, String> tokens = new EnumMap<>(Reader.class);

    /**
     * @param own the code of the provider that two of them belong to
     * @param other that of a stranger's
     * @param payer that of the machine's commissioner
     */
    Callers(Api anonymous, String own, String other, String payer) {
        this.anonymous = anonymous;
        Api administrator = anonymous.administrator();
        names.put(Reader.ADMINISTRATOR, Api.ADMINISTRATOR);
        names.put(Reader.COORDINATOR, added(administrator, "coordinator", own));
        names.put(Reader.VIEWER, added(administrator, "viewer", own));
        names.put(Reader.STRANGER, added(administrator, "coordinator", other));
        names.keySet().forEach(this::signIn);
        tokens.put(
                Reader.MACHINE,
                administrator
                        .post(
                                "/api/v1/clients",
                                Map.of(
                                        "name",
                                        TestOrganisations.unique("client"),
                                        "organisation",
                                        payer))
                        .json()
                        .get("key")
                        .asText());
    }

    private static String added(Api administrator, String role, String organisation) {
        String name = TestOrganisations.unique(role);
        Api.Reply made =
                administrator.post(
                        "/api/v1/users",
                        Map.of(
                                "username",
                                name,
                                "displayName",
                                name,
                                "password",
                                Api.PASSWORD,
                                "role",
                                role,
                                "organisation",
                                organisation));
        if (made.status() != 201) {
            throw new IllegalStateException(made.body());
        }
        return name;
    }

    void signIn(Reader reader) {
        if (!names.containsKey(reader)) {
            return;
        }
        Api.Reply reply =
                anonymous.post(
                        "/api/v1/tokens",
                        Map.of("username", names.get(reader), "password", Api.PASSWORD));
        tokens.put(reader, reply.json().path("accessToken").asText("none"));
    }

    /** Empty for who is not signed in. */
    String token(Reader reader) {
        return tokens.getOrDefault(reader, "");
    }

    Api api(Reader reader) {
        return reader == Reader.NOBODY ? anonymous : anonymous.withBearer(token(reader));
    }
}
