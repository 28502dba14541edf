package org.joinedup.leaks;

import com.fasterxml.jackson.databind.JsonNode;

import org.joinedup.kernel.SurveyId;
import org.joinedup.testing.Api;
import org.joinedup.testing.Api.Reply;
import org.joinedup.testing.MachineClient;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Relay;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.TestOrganisations;
import org.joinedup.testing.TestOrganisations.TestService;
import org.joinedup.testing.WebForms;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BooleanSupplier;

/**
 * Everything that people and machines send, right and wrong, with values that could be nothing
 * else, each of which is remembered as a secret.
 */
final class AllKindsOfRequests {
    private static final String ANSWER = "answer-of-a-person-Vq55";
    private static final String I_STATEMENTS = "i-statements";

    private final Relay line;
    private final LeakSearch secrets;
    private final Api anybody;
    private final BrokenRequests broken;
    private final Set<Integer> statuses = new ConcurrentSkipListSet<>();
    private final List<String> tokens = new ArrayList<>();
    private Api administrator;
    private TestOrganisations organisations;
    private TestService service;
    private String survey;

    /**
     * @param line to the database
     */
    AllKindsOfRequests(URI node, Relay line, LeakSearch secrets) {
        this.line = line;
        this.secrets = secrets;
        this.anybody = new Api(node);
        this.broken = new BrokenRequests(node, statuses);
    }

    /** What was answered. */
    Set<Integer> statuses() {
        return statuses;
    }

    /**
     * @param isMissed whether the node has noticed by itself that the database is away
     */
    void sendAll(BooleanSupplier isMissed) throws InterruptedException {
        signIn();
        invite();
        takeList();
        answer();
        guess();
        broken.sendAll(tokens.getFirst(), secrets);
        readByMachine();
        withoutDatabase(isMissed);
    }

    private Reply noted(Reply reply) {
        statuses.add(reply.status());
        return reply;
    }

    private void signIn() {
        String wrong = secrets.keep("a wrong password", "wrong-password-Qj77");
        noted(anybody.post("/api/v1/tokens", Map.of("username", "x", "password", wrong)));
        noted(
                anybody.post(
                        "/api/v1/tokens",
                        Map.of("username", Api.ADMINISTRATOR, "password", wrong)));
        noted(
                WebForms.send(
                        anybody,
                        "/sign-in",
                        Map.of("username", Api.ADMINISTRATOR, "password", wrong)));
        noted(anybody.post("/api/v1/tokens", "{\"username\": \"x\", \"password\": \"" + wrong));
        Reply in =
                noted(
                        WebForms.send(
                                anybody,
                                "/sign-in",
                                Map.of("username", Api.ADMINISTRATOR, "password", Api.PASSWORD)));
        String session = in.header("Set-Cookie").replaceFirst("[^=]*=([^;]*).*", "$1");
        secrets.keep("a session", session);
        noted(anybody.withHeader("Cookie", "joined-up-session=" + session).get("/surveys"));
        noted(anybody.withHeader("Cookie", "joined-up-session=" + session + "x").get("/surveys"));
        administrator = anybody.administrator();
        Reply token =
                anybody.post(
                        "/api/v1/tokens",
                        Map.of("username", Api.ADMINISTRATOR, "password", Api.PASSWORD));
        String bearer = secrets.keep("a bearer token", token.json().get("accessToken").asText());
        noted(anybody.withBearer(bearer + "x").get("/api/v1/surveys"));
        noted(anybody.withBearer(bearer).get("/api/v1/users"));
        organisations = new TestOrganisations(anybody);
        service = organisations.service();
    }

    private String openSurvey(Map<String, Object> plan) {
        Reply made =
                administrator.post(
                        "/api/v1/surveys",
                        SurveyFixtures.survey(Map.of("owner", service.provider())));
        String id = made.json().get("id").asText();
        noted(administrator.post("/api/v1/surveys/" + id + "/open", "{}"));
        noted(administrator.put("/api/v1/surveys/" + id + "/plan", plan));
        return id;
    }

    private void invite() {
        survey = openSurvey(PeopleList.plan(Map.of()));
        List<Map<String, Object>> people = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            people.add(
                    SurveyFixtures.invitation(
                            Map.of(
                                    "externalReference",
                                    secrets.keep("reference " + i, "REF-MARMOSET-" + i))));
        }
        Reply issued =
                noted(
                        administrator.post(
                                "/api/v1/surveys/" + survey + "/invitations",
                                Map.of("service", service.code(), "invitations", people)));
        for (JsonNode each : issued.json().get("invitations")) {
            String link = each.get("link").asText();
            String token = link.substring(link.lastIndexOf('/') + 1);
            tokens.add(secrets.keep("the token of link " + tokens.size(), token));
            String code = each.get("code").asText();
            secrets.keep("the code of link " + tokens.size(), code);
            noted(WebForms.send(anybody, "/s", Map.of("code", code)));
        }
        String open =
                noted(
                                administrator.post(
                                        "/api/v1/surveys/" + survey + "/open-links",
                                        Map.of("service", service.code())))
                        .json()
                        .get("link")
                        .asText();
        secrets.keep("an open link", open.substring(open.lastIndexOf('/') + 1));
        noted(anybody.get(open.substring(open.indexOf("/o/"))));
    }

    private Map<String, String> person() {
        Map<String, String> cells = new HashMap<>();
        cells.put("service", service.code());
        cells.put("name", secrets.keep("a name", "Zebediah Quagmire"));
        cells.put("mobile", secrets.keep("a mobile", "07700 912345"));
        cells.put("email", secrets.keep("an email", "zebediah.quagmire@marmalade.example"));
        cells.put("address_1", secrets.keep("an address", "77 Marmalade Crescent"));
        cells.put("external_reference", secrets.keep("a reference of a list", "REF-OKAPI-1"));
        return cells;
    }

    private void takeList() {
        PeopleList list = new PeopleList().with(1, person());
        noted(list.take(administrator, new SurveyId(UUID.fromString(survey))));
        String lists = "/api/v1/surveys/" + survey + "/lists";
        PeopleList wrong = new PeopleList().with(2, person());
        wrong.line(service.code() + ",not-a-date,07700 912345,Zebediah Quagmire,,,,");
        wrong.line("\"Zebediah Quagmire");
        noted(administrator.post(lists + "/preview", Map.of("file", wrong.file())));
        noted(administrator.post(lists, Map.of("file", list.file(), "accept", "x".repeat(64))));
        noted(administrator.post(lists + "/preview", "{\"file\": \"" + list.file()));
        noted(
                administrator.post(
                        lists + "/preview", Map.of("file", Map.of("x", "Zebediah Quagmire"))));
        noted(administrator.write("POST", lists + "/file/preview", "text/csv", wrong.file()));
        noted(administrator.write("POST", lists + "/file/preview", "text/plain", list.file()));
        noted(
                administrator.post(
                        "/api/v1/stop-lists",
                        Map.of("file", wrong.file(), "Zebediah Quagmire", "07700 912345")));
        noted(
                administrator.get(
                        "/api/v1/surveys/" + survey + "/invitations?after=Zebediah+Quagmire"));
        String letters =
                openSurvey(
                        PeopleList.plan(
                                Map.of("steps", List.of(PeopleList.step("letter", 7, false)))));
        new PeopleList()
                .with(3, person())
                .take(administrator, new SurveyId(UUID.fromString(letters)));
        String batches = "/api/v1/surveys/" + letters + "/letters";
        String batch = noted(administrator.post(batches, "{}")).json().path("id").asText();
        noted(administrator.get(batches + "/" + batch + "/csv"));
        administrator.getBytes(batches + "/" + batch + "/pdf");
    }

    static Map<String, Object> submission(Object value) {
        List<Map<String, Object>> answers =
                Questionnaires.items(I_STATEMENTS).stream()
                        .map(item -> Map.of("item", item, "value", value))
                        .toList();
        return Map.of(
                "submissionId",
                UUID.randomUUID().toString(),
                "respondent",
                "self",
                "instruments",
                List.of(Map.of("code", I_STATEMENTS, "version", 1, "answers", answers)));
    }

    private static String responses(String token) {
        return "/api/v1/invitations/" + token + "/responses";
    }

    private void answer() {
        secrets.keep("an answer", ANSWER);
        String first = tokens.get(0);
        noted(anybody.get("/s/" + first));
        noted(WebForms.send(anybody, "/s/" + first + "/start", Map.of("respondent", "self")));
        noted(WebForms.send(anybody, "/s/" + first + "/questions/1", Map.of("answer", "3")));
        noted(WebForms.send(anybody, "/s/" + first + "/questions/2", Map.of("answer", ANSWER)));
        noted(WebForms.send(anybody, "/s/" + first + "/questions/99", Map.of("answer", ANSWER)));
        Map<String, Object> sound = submission(3);
        String receipt =
                noted(anybody.post(responses(tokens.get(1)), sound)).json().get("receipt").asText();
        secrets.keep("a receipt", receipt);
        noted(anybody.post(responses(tokens.get(1)), sound));
        noted(anybody.post(responses(tokens.get(1)), submission(2)));
        noted(anybody.post(responses(tokens.get(2)), submission(ANSWER)));
        noted(anybody.post(responses(tokens.get(2)), Map.of(ANSWER, ANSWER)));
        noted(anybody.post(responses(tokens.get(2)), "{\"respondent\": \"" + ANSWER));
        noted(anybody.post(responses(tokens.get(2)), Map.of("respondent", ANSWER.repeat(9_000))));
        noted(anybody.write("POST", responses(tokens.get(2)), "text/" + ANSWER, ANSWER));
        noted(anybody.delete(responses(tokens.get(2))));
        String responses = "/api/v1/surveys/" + survey + "/responses/";
        noted(administrator.delete(responses + receipt + "x"));
        noted(administrator.delete(responses + receipt));
        noted(
                administrator.write(
                        "POST",
                        responses.replaceFirst("/$", ""),
                        "text/csv",
                        ANSWER + ",\n" + ANSWER));
    }

    private void guess() {
        String wrong = secrets.keep("a wrong token", "wr0ngt0kenwr0ngt0kenwr0ngt");
        noted(anybody.get("/s/" + wrong));
        noted(anybody.get("/s/" + wrong + "/questions/1"));
        noted(anybody.get("/s/" + tokens.getFirst() + "/nothing/" + wrong));
        noted(anybody.get("/" + tokens.getFirst()));
        noted(anybody.get("/api/v1/" + tokens.getFirst()));
        noted(anybody.get("/sign-in?token=" + tokens.getFirst()));
        noted(anybody.post(responses(wrong), submission(3)));
        noted(
                WebForms.send(
                        anybody,
                        "/s",
                        Map.of("code", secrets.keep("a wrong code", "WXYZ-WXYZ-WXYZ"))));
        noted(anybody.get("/o/" + wrong));
    }

    private void readByMachine() {
        String commissioner = organisations.commissioner();
        MachineClient client =
                MachineClient.registered(
                        anybody,
                        administrator,
                        commissioner,
                        Map.of("kind", "secret"),
                        "metrics:read");
        secrets.keep("a client's secret", client.secret());
        String token = secrets.keep("a client's token", client.token());
        noted(client.withSecret(client.secret() + "x").tokenByBasic(""));
        noted(client.withSecret(client.secret() + "x").tokenByPost(""));
        noted(
                client.tokenByAssertion(
                        secrets.keep("an assertion", "eyJhbGciOiJub25lIn0.e30.Zm9v")));
        Reply made =
                administrator.post(
                        "/api/v1/clients",
                        Map.of(
                                "name",
                                TestOrganisations.unique("client"),
                                "organisation",
                                commissioner));
        String key = secrets.keep("an API key", made.json().get("key").asText());
        for (String bearer : List.of(token, key, key + "x")) {
            Api machine = anybody.withBearer(bearer);
            noted(machine.get("/api/v1/metrics"));
            noted(machine.get("/api/v1/observations.csv?metric=mean-score"));
            noted(machine.get("/api/v1/users"));
        }
        noted(administrator.get("/api/v1/audit/verification"));
    }

    /** It goes while people send, and is away while others do. */
    private void withoutDatabase(BooleanSupplier isMissed) throws InterruptedException {
        List<Thread> people = new ArrayList<>();
        for (String token : tokens.subList(3, tokens.size())) {
            people.add(Thread.ofVirtual().start(() -> sendOften(token)));
        }
        Thread.sleep(150);
        line.cut();
        for (Thread each : people) {
            each.join();
        }
        noted(anybody.get("/s/" + tokens.get(2)));
        noted(
                WebForms.send(
                        anybody,
                        "/s",
                        Map.of("code", secrets.secrets().get("the code of link 1"))));
        noted(
                anybody.post(
                        "/api/v1/tokens",
                        Map.of("username", Api.ADMINISTRATOR, "password", Api.PASSWORD)));
        noted(
                administrator.post(
                        "/api/v1/surveys/" + survey + "/lists/preview",
                        Map.of("file", new PeopleList().with(1, person()).file())));
        for (int tries = 0; tries < 200 && !isMissed.getAsBoolean(); tries++) {
            Thread.sleep(100);
        }
        line.mend();
        Thread.sleep(500);
    }

    private void sendOften(String token) {
        for (int i = 0; i < 5; i++) {
            try {
                noted(anybody.post(responses(token), submission(1 + i % 4)));
            } catch (UncheckedIOException e) {
                // Hung up on: nothing to be noted.
            }
        }
    }
}
