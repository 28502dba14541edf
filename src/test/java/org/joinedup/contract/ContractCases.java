package org.joinedup.contract;

import org.joinedup.contract.ContractCase.Sent;
import org.joinedup.kernel.SurveyId;
import org.joinedup.storage.Database;
import org.joinedup.testing.Api;
import org.joinedup.testing.MachineClient;
import org.joinedup.testing.PeopleList;
import org.joinedup.testing.SurveyFixtures;
import org.joinedup.testing.TestOrganisations;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One case for each operation of the API. */
public final class ContractCases {
    private static final String CSV = "text/csv";
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    private final ContractWorld world;
    private final Api anonymous;
    private final Api administrator;
    private final List<ContractCase> cases = new ArrayList<>();

    /**
     * @param anonymous a caller who is not signed in
     */
    public ContractCases(Api anonymous, Database database) {
        this.anonymous = anonymous;
        this.administrator = anonymous.administrator();
        this.world = new ContractWorld(anonymous, database);
    }

    public List<ContractCase> all() {
        access();
        organisations();
        questionnaires();
        surveys();
        invitations();
        fieldwork();
        responses();
        figures();
        editions();
        targets();
        webhooks();
        // Last, since it counts anew what others have put in without an answer.
        add("rebuildSummaries", administrator(), 202);
        add("showRebuild", administrator(), 200);
        return cases;
    }

    private void access() {
        Map<String, String> credentials =
                Map.of("username", Api.ADMINISTRATOR, "password", Api.PASSWORD);
        Map<String, Object> user =
                Map.of(
                        "username",
                        TestOrganisations.unique("user"),
                        "displayName",
                        "Someone",
                        "password",
                        Api.PASSWORD,
                        "role",
                        "administrator");
        add("signIn", Sent.by(anonymous).with(credentials), 200, Map.of("username", "x"), 422);
        add("signOut", Sent.by(anonymous.administrator()), 204, Sent.by(anonymous), 401);
        add("listUsers", administrator(), 200);
        Sent verified = administrator().asking("head", "0:" + "0".repeat(64));
        add("verifyAudit", verified, 200, administrator().asking("head", "1:x"), 422);
        add("createUser", administrator().with(user), 201, Map.of("role", "owner"), 422);
        Map<String, Object> client = Map.of("name", "analysis", "organisation", "C1");
        add("listClients", administrator(), 200);
        add(
                "createClient",
                administrator().with(client),
                201,
                Map.of("name", "analysis", "organisation", "P1"),
                422);
        MachineClient of = world.client();
        Sent known = administrator().at("id", of.id());
        add(
                "limitClient",
                known.with(Map.of("requestsADay", 5)),
                204,
                Map.of("requestsADay", 0),
                422);
        add("addCredential", known.with(Map.of("kind", "secret")), 201, Map.of(), 422);
        add("getClientUsage", known, 200, known.at("id", NOBODY), 404);
        add(
                "revokeCredential",
                known.at("credential", of.credential()),
                204,
                known.at("credential", NOBODY),
                404);
        Sent other = administrator().at("id", world.client().id());
        add("revokeClient", other, 204, other.at("id", NOBODY), 404);
        MachineClient asking = world.client();
        String form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(asking.id(), asking.secret());
        String type = "application/x-www-form-urlencoded";
        add(
                "getToken",
                Sent.by(anonymous).with(type, form),
                200,
                Sent.by(anonymous).with(type, "grant_type=password"),
                400);
    }

    private void organisations() {
        add("listOrganisations", administrator(), 200);
        Map<String, String> organisation =
                Map.of("code", "NEW-ONE", "name", "A new one", "kind", "provider");
        add("createOrganisation", administrator().with(organisation), 201, Map.of(), 422);
        add(
                "importOrganisations",
                administrator().with(CSV, "code,name,kind,region\nNEW-TWO,Two,provider,\n"),
                201,
                administrator().with(CSV, "code\nX\n"),
                422);
        add("listServices", administrator(), 200, administrator().asking("limit", "0"), 422);
        Map<String, String> service =
                Map.of(
                        "code", "NEW-WARD",
                        "name", "A new ward",
                        "provider", "P1",
                        "careCluster", TestOrganisations.CARE_CLUSTER);
        add("createService", administrator().with(service), 201, Map.of(), 422);
        add(
                "importServices",
                administrator()
                        .with(
                                CSV,
                                "code,name,provider,care_cluster\nWARD-9,Nine,P1,"
                                        + TestOrganisations.CARE_CLUSTER
                                        + "\n"),
                201,
                administrator().with(CSV, "code\nX\n"),
                422);
        Sent one = administrator().at("id", world.service());
        add("getService", one, 200, one.at("id", NOBODY), 404);
        add("listProgrammes", administrator(), 200);
        Map<String, Object> programme =
                Map.of("code", "programme-1", "name", "One", "sites", List.of());
        add("createProgramme", administrator().with(programme), 201, Map.of(), 422);
        add("listCareClusters", administrator(), 200);
        add("listIntegrationStrategies", administrator(), 200);
        add("listBarriers", administrator(), 200);
        add("listGroups", administrator(), 200);
        Sent progress = administrator().at("id", world.progress());
        add("showProgress", progress, 200, progress.at("id", NOBODY), 404);
    }

    private void questionnaires() {
        Sent one = Sent.by(anonymous).at("code", "ctm-3").at("version", 1);
        add(
                "listQuestionnaires",
                Sent.by(anonymous),
                200,
                Sent.by(anonymous.withHeader("Accept", "image/png")),
                406);
        add("getQuestionnaire", one, 200, one.at("version", 9), 404);
        Map<String, Object> permission =
                Map.of(
                        "grantedBy", "The rights holder",
                        "grantedOn", "2026-01-01",
                        "reference", "letter 1");
        add(
                "recordPermission",
                one.as(administrator).with(permission),
                200,
                Map.of("grantedBy", ""),
                422);
        add(
                "releaseTranslation",
                one.as(administrator).with(world.translation("ctm-3", "fr")),
                201,
                Map.of("language", "fr"),
                422);
        Sent welsh = one.at("language", "cy");
        add("getTranslation", welsh, 200, welsh.at("language", "tlh"), 404);
    }

    private void surveys() {
        add("listSurveys", administrator(), 200);
        add(
                "createSurvey",
                administrator().with(SurveyFixtures.survey(Map.of())),
                201,
                Map.of(),
                422);
        SurveyFixtures made = world.surveys();
        ofSurvey("getSurvey", made.draft(Map.of()));
        ofSurvey("openSurvey", made.draft(Map.of()));
        ofSurvey("pauseSurvey", made.openSurvey());
        ofSurvey("closeSurvey", made.openSurvey());
        ofSurvey("surveyProgress", made.openSurvey());
        ofSurvey("listInvitations", world.survey());
        ofSurvey("listOpenLinks", world.survey());
        Sent one = administrator().at("id", world.survey());
        add(
                "createOpenLink",
                one.with(Map.of("service", "S1")),
                201,
                Map.of("service", "NONE"),
                422);
        Sent link = administrator().at("id", world.openLink());
        add("closeOpenLink", link, 200, link.at("id", NOBODY), 404);
    }

    private void ofSurvey(String operation, SurveyId survey) {
        Sent one = administrator().at("id", survey);
        add(operation, one, 200, one.at("id", NOBODY), 404);
    }

    private void invitations() {
        Map<String, Object> batch =
                Map.of(
                        "service",
                        "S1",
                        "invitations",
                        List.of(SurveyFixtures.invitation(Map.of())));
        Sent survey = administrator().at("id", world.survey());
        add("issueInvitations", survey.with(batch), 201, Map.of("service", "S1"), 422);
        Sent one = administrator().at("id", world.invited().id());
        add(
                "issueLink",
                one.with(Map.of("revokeOthers", false)),
                201,
                Map.of("revokeOthers", "perhaps"),
                422);
        Sent other = administrator().at("id", world.invited().id());
        Sent held = survey.at("invitation", world.invited().id());
        add("tellHeld", held, 200, held.at("invitation", NOBODY), 404);
        add("withdrawInvitation", other, 200, other.at("id", NOBODY), 404);
    }

    private void fieldwork() {
        Sent planned = administrator().at("id", world.paperSurvey());
        PeopleList list = new PeopleList().people(1, 1);
        add(
                "setFieldworkPlan",
                planned.with(PeopleList.plan(Map.of())),
                200,
                PeopleList.plan(Map.of("sendTo", "00:00")),
                422);
        Sent ready = administrator().at("id", world.plannedSurvey());
        add("getFieldworkPlan", ready, 200, ready.at("id", NOBODY), 404);
        add(
                "previewList",
                ready.with(Map.of("file", list.file())),
                200,
                Map.of("file", "name\nx\n"),
                422);
        Map<String, String> accepted = Map.of("file", list.file(), "accept", world.accept(list));
        add("takeList", ready.with(accepted), 201, Map.of("file", list.file()), 422);
        PeopleList file = new PeopleList().people(2, 2);
        add(
                "previewListFile",
                ready.with(CSV, file.file()),
                200,
                ready.with(CSV, "name\nx\n"),
                422);
        Sent sent = ready.asking("accept", world.accept(file));
        add("takeListFile", sent.with(CSV, file.file()), 201, ready.with(CSV, file.file()), 422);
        Map<String, String> stopped =
                Map.of("organisation", "P1", "reason", "dead", "file", "email\nx@example.org\n");
        add("takeStopList", administrator().with(stopped), 200, Map.of("reason", "tired"), 422);
        ofSurvey("fieldworkProgress", world.plannedSurvey());
        ofSurvey("fieldworkReport", world.plannedSurvey());
        Sent table = ready.at("table", "services");
        add("fieldworkTable", table, 200, table.at("table", "people"), 404);
        ofSurvey("printLetters", world.plannedSurvey());
        ofSurvey("listLetterBatches", world.plannedSurvey());
        Sent batch = ready.at("batch", world.letters());
        add("downloadLetters", batch, 200, batch.at("batch", NOBODY), 404);
        add("downloadLettersForMailMerge", batch, 200, batch.at("batch", NOBODY), 404);
        Sent notify = Sent.by(anonymous.withBearer(ContractWorld.CALLBACK_TOKEN));
        Map<String, String> delivered = Map.of("reference", NOBODY, "status", "delivered");
        add("notifyDelivery", notify.with(delivered), 204, Map.of("reference", NOBODY), 422);
        Map<String, String> text = Map.of("source_number", "447700900000", "message", "Hello");
        add("notifyReceivedText", notify.with(text), 204, Map.of("message", "STOP"), 422);
        Sent advice = administrator().asking("icc", "0.0571");
        add("adviseSampleSize", advice, 200, administrator().asking("icc", "2"), 422);
    }

    private void responses() {
        Sent patient = Sent.by(anonymous).at("token", world.invited().token());
        add("submitResponse", patient.with(world.response()), 201, Map.of(), 422);
        Sent paper = administrator().at("id", world.paperSurvey());
        add(
                "importPaperResponses",
                paper.with(CSV, ContractWorld.paperForm()),
                200,
                paper.with(CSV, "service\nS1\n"),
                422);
        Sent erased = administrator().at("id", world.survey()).at("receipt", world.receipt());
        add("eraseResponse", erased, 204, erased.at("receipt", "NONE"), 404);
    }

    private void figures() {
        Sent question =
                administrator()
                        .asking("instrument", "ctm-3")
                        .asking("from", "2025-04")
                        .asking("to", "2025-06");
        Sent ofService = question.at("id", world.service());
        Sent ofGroup = question.at("kind", "nation").at("code", "all");
        add("getIndicators", ofService, 200, ofService.asking("from", "April"), 400);
        add("getProfile", ofService, 200, ofService.asking("measure", "none"), 400);
        add("getGroupIndicators", ofGroup, 200, ofGroup.asking("by", "week"), 400);
        add("getGroupProfile", ofGroup, 200, ofGroup.at("code", "none"), 404);
        add("listMetrics", administrator(), 200);
        Sent published = administrator().asking("metric", "mean-score").asking("period", "2025-Q2");
        add("findObservations", published, 200, published.asking("period", "Q2"), 400);
        add(
                "downloadPublishedObservations",
                published,
                200,
                published.asking("level", "ward"),
                400);
        add("describeObservations", administrator(), 200);
        add("listHandovers", question, 200, question.asking("to", "2025-05"), 400);
        Sent compared = administrator().asking("instrument", "ctm-3").asking("period", "2026-Q1");
        Sent later = compared.asking("before", "2025-Q2");
        add("getStrategyEffects", later, 200, compared.asking("period", "2026"), 400);
        add(
                "compareProgramme",
                later.at("code", world.programme()),
                200,
                later.at("code", "none"),
                404);
    }

    private void editions() {
        add("listEditions", administrator(), 200, administrator().asking("after", "x"), 400);
        Map<String, String> wanted =
                Map.of("instrument", "ctm-3", "from", "2025-07", "to", "2025-09");
        add("prepareEdition", administrator().with(wanted), 201, Map.of(), 422);
        Sent one = administrator().at("id", world.edition());
        add("getEdition", one, 200, one.at("id", NOBODY), 404);
        add("listObservations", one, 200, one.asking("level", "ward"), 400);
        add("downloadObservations", one, 200, one.asking("metric", "none"), 400);
        add("streamObservations", one, 200, one.at("id", NOBODY), 404);
        add("describeDownload", one, 200, one.at("id", NOBODY), 404);
        Sent prepared = Sent.by(world.publisher()).at("id", world.prepared(YearMonth.of(2025, 10)));
        add("publishEdition", prepared, 200, prepared.at("id", NOBODY), 404);
        Sent other = administrator().at("id", world.prepared(YearMonth.of(2025, 7)));
        add("discardEdition", other, 200, other.at("id", NOBODY), 404);
    }

    private void targets() {
        Map<String, Object> target = ContractWorld.target("2031-01");
        add("listTargets", administrator(), 200);
        add("setTarget", administrator().with(target), 201, Map.of("kind", "ward"), 422);
        Sent one = administrator().at("id", world.target(2032));
        add("getTarget", one, 200, one.at("id", NOBODY), 404);
        add(
                "replaceTarget",
                one.with(ContractWorld.target("2032-01")),
                200,
                Map.of("value", 101),
                422);
        Sent other = administrator().at("id", world.target(2033));
        add("withdrawTarget", other, 204, other.at("id", NOBODY), 404);
    }

    private void webhooks() {
        add("listWebhooks", administrator(), 200);
        String url = "https://hooks.example/joined-up";
        add(
                "registerWebhook",
                administrator().with(Map.of("url", url)),
                201,
                Map.of("url", "https://elsewhere.example"),
                422);
        Sent one = administrator().at("id", world.webhook(url));
        add("removeWebhook", one, 204, one.at("id", NOBODY), 404);
    }

    private Sent administrator() {
        return Sent.by(administrator);
    }

    /** Refused to whoever is not signed in. */
    private void add(String operation, Sent sound, int answered) {
        add(operation, sound, answered, sound.as(anonymous), 401);
    }

    private void add(
            String operation, Sent sound, int answered, Map<String, ?> unsound, int refused) {
        add(operation, sound, answered, sound.with(unsound), refused);
    }

    private void add(String operation, Sent sound, int answered, Sent unsound, int refused) {
        cases.add(new ContractCase(operation, sound, answered, unsound, refused));
    }
}
