package org.joinedup.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Admission;
import org.joinedup.kernel.AgeBand;
import org.joinedup.kernel.Answer;
import org.joinedup.kernel.DeprivationQuintile;
import org.joinedup.kernel.EthnicGroup;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Mode;
import org.joinedup.kernel.Relationship;
import org.joinedup.kernel.Respondent;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.Sex;
import org.joinedup.kernel.SurveyId;
import org.joinedup.response.EraseResponse;
import org.joinedup.response.InstrumentAnswers;
import org.joinedup.response.Submission;
import org.joinedup.response.SubmitResponse;
import org.joinedup.storage.Database;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** People of two services who answer at random, some of them made up. */
final class CountedPeople {
    private static final Mode[] INVITED =
            Arrays.stream(Mode.values()).filter(mode -> !mode.isWalkIn()).toArray(Mode[]::new);

    static final int DAYS = 60;

    private final Database database;
    private final Questionnaires questionnaires;
    private final List<ServiceId> services;
    private final List<SurveyId> surveys;

    CountedPeople(Database database) {
        this.database = database;
        questionnaires = new Questionnaires(database);
        services = List.of(questionnaires.service("WARD-1"), questionnaires.service("WARD-2"));
        SurveyId demonstration = questionnaires.survey(services.getFirst(), "ctm-3");
        database.update("update survey set demonstration = true where id = ?", demonstration);
        surveys =
                List.of(
                        questionnaires.survey(services.getFirst(), "ctm-3"),
                        questionnaires.survey(services.getFirst(), "i-statements", "ctm-3"),
                        demonstration);
        surveys.forEach(questionnaires::askAboutPeople);
    }

    List<ServiceId> services() {
        return services;
    }

    /**
     * @return the receipt's code
     */
    String respond(ApplicationContext node, RandomGenerator random) {
        return submit(node, person(random).submission());
    }

    /**
     * @return false when there is no such response
     */
    static boolean erase(ApplicationContext node, String receipt) {
        SurveyId survey =
                node.getBean(Database.class)
                        .first(
                                "select survey_id from response where receipt = ?",
                                row -> row.id("survey_id", SurveyId::new),
                                receipt)
                        .orElseGet(() -> new SurveyId(UUID.randomUUID()));
        return node.getBean(EraseResponse.class)
                .erase(survey, receipt, new Caller("a test", Role.ADMINISTRATOR, Optional.empty()));
    }

    /** A person who was invited, and what that person answers. */
    record Person(Invited invited, Submission submission) {
        /** As it is sent to the API. */
        Map<String, Object> body() {
            Map<String, Object> body = new HashMap<>();
            body.put("submissionId", submission.submissionId().toString());
            body.put("respondent", submission.respondent().code());
            submission
                    .relationship()
                    .ifPresent(relationship -> body.put("relationship", relationship.code()));
            body.put("aboutYou", aboutYou(submission.about()));
            body.put("instruments", submission.instruments().stream().map(Person::part).toList());
            return body;
        }

        private static Map<String, Object> aboutYou(AboutYou about) {
            Map<String, Object> said = new HashMap<>();
            about.ageBand().ifPresent(age -> said.put("ageBand", age.code()));
            about.sex().ifPresent(sex -> said.put("sex", sex.code()));
            about.ethnicGroup().ifPresent(group -> said.put("ethnicGroup", group.code()));
            return said;
        }

        private static Map<String, Object> part(InstrumentAnswers part) {
            String code = part.instrument().code();
            List<String> items = Questionnaires.items(code);
            return Map.of(
                    "code",
                    code,
                    "version",
                    part.instrument().version(),
                    "answers",
                    IntStream.range(0, items.size())
                            .mapToObj(
                                    i ->
                                            Map.of(
                                                    "item",
                                                    items.get(i),
                                                    "value",
                                                    part.answers().get(i).code()))
                            .toList());
        }
    }

    Person person(RandomGenerator random) {
        int from = random.nextInt(2);
        int survey = random.nextInt(surveys.size());
        Invited invited = questionnaires.invite(surveys.get(survey), services.get(from));
        database.update(
                """
                update invitation set transition_date = ?, destination_service_id = ?,
                    deprivation_quintile = ?, admission = ?
                where id = ?
                """,
                Questionnaires.today().minusDays(random.nextInt(DAYS)),
                random.nextInt(3) == 0 ? services.get(1 - from) : null,
                oneOrNone(DeprivationQuintile.values(), random),
                oneOrNone(Admission.values(), random),
                invited.id());
        Respondent respondent = Respondent.values()[random.nextInt(3)];
        return new Person(
                invited,
                new Submission(
                        invited.id(),
                        UUID.randomUUID(),
                        respondent,
                        respondent == Respondent.PROXY
                                ? Optional.of(Relationship.CARER)
                                : Optional.empty(),
                        about(random),
                        Questionnaires.today(),
                        INVITED[random.nextInt(INVITED.length)],
                        survey == 1
                                ? List.of(
                                        answers("i-statements", 7, random),
                                        answers("ctm-3", 3, random))
                                : List.of(answers("ctm-3", 3, random))));
    }

    private static AboutYou about(RandomGenerator random) {
        return AboutYou.of(
                oneOrNone(AgeBand.values(), random),
                oneOrNone(Sex.values(), random),
                oneOrNone(EthnicGroup.values(), random),
                null,
                null);
    }

    private static <E> E oneOrNone(E[] all, RandomGenerator random) {
        return random.nextInt(4) == 0 ? null : all[random.nextInt(all.length)];
    }

    static String submit(ApplicationContext node, Submission submission) {
        SubmitResponse.Outcome outcome = node.getBean(SubmitResponse.class).submit(submission);
        assertThat(outcome).isInstanceOf(SubmitResponse.Outcome.Stored.class);
        return ((SubmitResponse.Outcome.Stored) outcome).receipt().code();
    }

    private static InstrumentAnswers answers(String code, int items, RandomGenerator random) {
        List<Answer> any =
                List.of(
                        Answer.STRONGLY_DISAGREE,
                        Answer.DISAGREE,
                        Answer.AGREE,
                        Answer.STRONGLY_AGREE,
                        Answer.DONT_KNOW);
        return new InstrumentAnswers(
                new InstrumentId(code, 1),
                IntStream.range(0, items).mapToObj(i -> any.get(random.nextInt(5))).toList());
    }
}
