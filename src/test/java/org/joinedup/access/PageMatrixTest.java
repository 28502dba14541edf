package org.joinedup.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;

import jakarta.inject.Inject;

import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.ServiceTest;
import org.joinedup.testing.TestOrganisations;
import org.joinedup.testing.TestOrganisations.TestService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who sees which page, another provider's included. A page that has no line here fails. */
class PageMatrixTest extends ServiceTest {
    private static final String SOME_ID = "00000000-0000-7000-8000-000000000000";

    /** Pages by who they are for. */
    private static final Map<String, For> PAGES = pages();

    private static final Set<Reader> PEOPLE =
            EnumSet.complementOf(EnumSet.of(Reader.MACHINE, Reader.NOBODY));

    private static final Set<Reader> STRANGERS =
            EnumSet.of(Reader.OTHER_COORDINATOR, Reader.OTHER_VIEWER);

    /** Pages of things that there are none of here. */
    private static final Set<String> OF_NOTHING =
            Set.of(
                    "GET /demonstration/post",
                    "GET /users/{id}",
                    "GET /editions/{id}",
                    "GET /editions/{id}/discard",
                    "GET /editions/{id}/publish",
                    "GET /editions/preparing/{work}",
                    "GET /surveys/{id}",
                    "GET /surveys/{id}/change/{act}",
                    "GET /surveys/{id}/letters",
                    "GET /surveys/{id}/lists",
                    "GET /surveys/{id}/pilot",
                    "GET /surveys/{id}/plan",
                    "GET /surveys/{id}/preview",
                    "GET /surveys/{id}/preview/{language}/{look}",
                    "GET /surveys/{id}/preview/{language}/{look}/questions/{number}",
                    "GET /surveys/{id}/preview/{language}/{look}/{page}",
                    "GET /surveys/{id}/fieldwork",
                    "GET /surveys/{id}/fieldwork/csv/{table}");

    @Inject Router router;

    private final Map<Reader, Api> readers = new LinkedHashMap<>();
    private TestService service;

    /** Who reads: the service and its provider are the own ones of the first two. */
    private enum Reader {
        ADMINISTRATOR,
        COORDINATOR,
        VIEWER,
        /** Of the commissioner that pays for the service. */
        PAYERS_VIEWER,
        OTHER_COORDINATOR,
        OTHER_VIEWER,
        MACHINE,
        NOBODY
    }

    private enum For {
        /** Patients and those who are not signed in yet. */
        EVERYBODY,
        /** Also those to whom no service is shown. */
        STAFF,
        /** What the framework answers machines about their tokens. */
        CLIENTS,
        COORDINATORS,
        /** Those who run the service or pay for it; to others it does not exist. */
        OWN,
        ADMINISTRATORS
    }

    private static Map<String, For> pages() {
        Map<String, For> pages = new TreeMap<>();
        List.of(
                        "GET /.well-known/oauth-protected-resource",
                        "GET /.well-known/oauth-protected-resource{path:.+}",
                        "GET /S",
                        "GET /api/docs",
                        "GET /api/openapi.yml",
                        "GET /assets/patient/{version}/{name}",
                        "GET /kiosk",
                        "GET /o/{token}",
                        "GET /o/{token}/poster",
                        "GET /o/{token}/qr.svg",
                        "GET /s",
                        "GET /s/{token}",
                        "GET /s/{token}/about-you",
                        "GET /s/{token}/check",
                        "GET /s/{token}/later",
                        "GET /s/{token}/letter",
                        "GET /s/{token}/offline",
                        "GET /s/{token}/opt-out",
                        "GET /s/{token}/qr.png",
                        "GET /s/{token}/qr.svg",
                        "GET /s/{token}/questions/{number}",
                        "GET /s/{token}/receipt",
                        "GET /s/{token}/start",
                        "GET /sign-in",
                        "POST /kiosk/start",
                        "POST /o/{token}",
                        "POST /s",
                        "POST /s/{token}/about-you",
                        "POST /s/{token}/language",
                        "POST /s/{token}/look",
                        "POST /s/{token}/opt-out",
                        "POST /s/{token}/questions/{number}",
                        "POST /s/{token}/start",
                        "POST /s/{token}/submit",
                        "POST /sign-in",
                        "POST /sign-out")
                .forEach(page -> pages.put(page, For.EVERYBODY));
        List.of("GET /token_info", "POST /oauth/token", "POST /token_info")
                .forEach(page -> pages.put(page, For.CLIENTS));
        List.of(
                        "GET /",
                        "GET /first-visit",
                        "GET /glossary",
                        "GET /password",
                        "GET /services",
                        "POST /password")
                .forEach(page -> pages.put(page, For.STAFF));
        List.of(
                        "GET /groups/{kind}/{code}",
                        "GET /groups/{kind}/{code}/csv/{table}",
                        "GET /groups/{kind}/{code}/pdf",
                        "GET /services/{id}",
                        "GET /services/{id}/csv/{table}",
                        "GET /services/{id}/pdf")
                .forEach(page -> pages.put(page, For.OWN));
        List.of(
                        "GET /kiosks",
                        "GET /surveys/{id}/fieldwork",
                        "GET /surveys/{id}/fieldwork/csv/{table}",
                        "GET /stop-lists",
                        "GET /surveys",
                        "GET /surveys/new",
                        "GET /surveys/{id}",
                        "GET /surveys/{id}/change/{act}",
                        "GET /surveys/{id}/letters",
                        "GET /surveys/{id}/lists",
                        "GET /surveys/{id}/pilot",
                        "GET /surveys/{id}/plan",
                        "GET /surveys/{id}/preview",
                        "GET /surveys/{id}/preview/{language}/{look}",
                        "GET /surveys/{id}/preview/{language}/{look}/questions/{number}",
                        "GET /surveys/{id}/preview/{language}/{look}/{page}",
                        "POST /kiosks",
                        "POST /kiosks/{id}/close",
                        "POST /stop-lists",
                        "POST /surveys/new",
                        "POST /surveys/{id}/change/{act}",
                        "POST /surveys/{id}/letters",
                        "POST /surveys/{id}/lists",
                        "POST /surveys/{id}/pilot",
                        "POST /surveys/{id}/plan",
                        "POST /surveys/{id}/preview/{language}/{look}/questions/{number}",
                        "POST /surveys/{id}/preview/{language}/{look}/{page}")
                .forEach(page -> pages.put(page, For.COORDINATORS));
        List.of(
                        "GET /demonstration/post",
                        "GET /editions",
                        "GET /editions/new",
                        "GET /editions/preparing/{work}",
                        "GET /editions/{id}",
                        "GET /editions/{id}/discard",
                        "GET /editions/{id}/publish",
                        "POST /editions/new",
                        "POST /editions/{id}/discard",
                        "POST /editions/{id}/publish",
                        "GET /users",
                        "GET /users/new",
                        "GET /users/{id}",
                        "POST /users/new",
                        "POST /users/{id}")
                .forEach(page -> pages.put(page, For.ADMINISTRATORS));
        return pages;
    }

    @BeforeAll
    void people_of_two_providers_are_there() {
        Api anonymous = new Api(server.getURI());
        TestOrganisations organisations = new TestOrganisations(anonymous);
        String own = organisations.provider();
        String other = organisations.provider();
        String payer = organisations.commissioner();
        service = organisations.service(own, payer);
        organisations.service(other);
        readers.put(Reader.ADMINISTRATOR, organisations.administrator());
        readers.put(Reader.COORDINATOR, organisations.coordinatorOf(own));
        readers.put(Reader.VIEWER, organisations.viewerOf(own));
        readers.put(Reader.PAYERS_VIEWER, organisations.viewerOf(payer));
        readers.put(Reader.OTHER_COORDINATOR, organisations.coordinatorOf(other));
        readers.put(Reader.OTHER_VIEWER, organisations.viewerOf(other));
        readers.put(Reader.MACHINE, organisations.clientOf(payer));
        readers.put(Reader.NOBODY, anonymous);
    }

    private Set<String> routes() {
        return router.uriRoutes()
                .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                .filter(route -> !template(route).startsWith("/api/v1/"))
                .filter(route -> !template(route).endsWith("-test"))
                .map(route -> route.getHttpMethod() + " " + template(route))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String template(UriRouteInfo<?, ?> route) {
        return route.getUriMatchTemplate().toPathString();
    }

    @Test
    void every_page_has_its_line() {
        assertThat(routes()).containsExactlyElementsOf(PAGES.keySet());
    }

    @ParameterizedTest
    @EnumSource(Reader.class)
    void a_page_is_for_its_readers_and_no_other(Reader reader) {
        Map<String, Integer> wrong = new TreeMap<>();
        PAGES.forEach(
                (page, whose) -> {
                    Reply reply = read(readers.get(reader), page);
                    if (!isRight(page, reader, whose, reply)) {
                        wrong.put(page, reply.status());
                    }
                });

        assertThat(wrong).isEmpty();
    }

    private Reply read(Api reader, String page) {
        String[] parts = page.split(" ", 2);
        String path =
                parts[1].startsWith("/groups/")
                        ? parts[1].replace("{kind}", "provider")
                                .replace("{code}", service.provider())
                        : parts[1];
        path =
                path.replace("{table}", "quarters")
                        .replaceAll("^/services/\\{id}", "/services/" + service.id())
                        .replaceAll("\\{[^}]*}", SOME_ID);
        return parts[0].equals("GET")
                ? reader.get(path)
                : reader.write(parts[0], path, "application/x-www-form-urlencoded", "");
    }

    private static boolean isRight(String page, Reader reader, For whose, Reply reply) {
        int status = reply.status();
        return switch (whose) {
            case EVERYBODY -> status != 401 && status != 403 && status < 500;
            case CLIENTS -> status != 200 || reader != Reader.NOBODY;
            case STAFF -> isAnswered(page, reader, reply, PEOPLE);
            case OWN ->
                    STRANGERS.contains(reader)
                            ? status == 404
                            : isAnswered(page, reader, reply, PEOPLE);
            case COORDINATORS ->
                    isAnswered(
                            page,
                            reader,
                            reply,
                            EnumSet.of(
                                    Reader.ADMINISTRATOR,
                                    Reader.COORDINATOR,
                                    Reader.OTHER_COORDINATOR));
            case ADMINISTRATORS ->
                    isAnswered(page, reader, reply, EnumSet.of(Reader.ADMINISTRATOR));
        };
    }

    /** Whoever may, is answered, be it that something is not there or was not filled in. */
    private static boolean isAnswered(String page, Reader reader, Reply reply, Set<Reader> may) {
        int status = reply.status();
        if (!may.contains(reader)) {
            return status == (reader == Reader.NOBODY ? 303 : 403);
        }
        if (status == 303) {
            return !reply.header("Location").endsWith("/sign-in");
        }
        boolean isThere = page.startsWith("GET") && !OF_NOTHING.contains(page);
        return status == 200 || (!isThere && status >= 400 && status < 500 && status != 403);
    }
}
