package org.joinedup.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;

import org.flywaydb.core.Flyway;
import org.joinedup.kernel.ServiceId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.progress.Counter;
import org.joinedup.storage.Database;
import org.joinedup.testing.Questionnaires;
import org.joinedup.testing.Questionnaires.Invited;
import org.joinedup.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A database from before is brought up to date with what is stored in it. */
class UpgradeTest {
    private static final String BEFORE_THE_SUMMARIES = "9";
    private static final String BEFORE_ABOUT_YOU = "13";
    private static final int RESPONSES = 12;

    private final Map<String, Object> settings = new HashMap<>(TestDatabase.settings());

    @Test
    void responses_from_before_and_a_tail_from_before_are_counted_and_folded_by_and_by() {
        settings.put("joinedup.folding-interval", "1h");
        ServiceId service = respondBeforeTheSummaries();
        migrateTo(BEFORE_ABOUT_YOU);
        migrateTo("latest");
        try (ApplicationContext node = ApplicationContext.run(settings)) {
            Database database = node.getBean(Database.class);
            Figures figures =
                    new Figures(
                            node,
                            List.of(service),
                            Questionnaires.transition(),
                            Questionnaires.today());
            FoldResponses folding = node.getBean(FoldResponses.class);

            assertThat(Figures.tail(database)).isEqualTo(RESPONSES);
            assertThat(figures.read()).isEqualTo(figures.scan());
            assertThat(folding.fold(5)).isEqualTo(5);
            assertThat(figures.read()).isEqualTo(figures.scan());
            assertThat(folding.fold(RESPONSES)).isEqualTo(RESPONSES - 5);
            assertThat(figures.read()).isEqualTo(figures.scan());
            List<String> folded = Figures.stored(database);
            assertThat(node.getBean(RebuildSummaries.class).rebuild(new Counter()))
                    .isEqualTo(RESPONSES);
            assertThat(Figures.stored(database)).isEqualTo(folded).isNotEmpty();
        }
    }

    /** The node of that time is there for what it puts into a new database only. */
    private ServiceId respondBeforeTheSummaries() {
        Map<String, Object> old = new HashMap<>(settings);
        old.put("flyway.datasources.default.target", BEFORE_THE_SUMMARIES);
        // Nor does it ask for what there was not yet.
        old.remove("joinedup.administrator.username");
        old.put("joinedup.webhooks.interval", "1h");
        try (ApplicationContext node = ApplicationContext.run(old)) {
            Database database = node.getBean(Database.class);
            Questionnaires questionnaires = new Questionnaires(database);
            ServiceId service = questionnaires.service("WARD-1");
            SurveyId survey = questionnaires.survey(service, "ctm-3");
            Random random = new Random(1);
            for (int i = 0; i < RESPONSES; i++) {
                respond(database, questionnaires.invite(survey, service), random);
            }
            return service;
        }
    }

    private static void respond(Database database, Invited invited, Random random) {
        UUID id = UUID.randomUUID();
        database.update(
                """
                insert into response (id, invitation_id, submission_id, receipt, survey_id, service_id,
                    transition_date, answered_on, mode, language, respondent, synthetic)
                select ?, id, id, cast(id as text), survey_id, service_id, transition_date,
                    transition_date + 7, mode, language, 'self', false
                from invitation where id = ?
                """,
                id,
                invited.id());
        database.update(
                """
                insert into response_answers (response_id, code, version, answers)
                values (?, 'ctm-3', 1, cast(? as smallint[]))
                """,
                id,
                new Short[] {code(random), code(random), code(random)});
    }

    private static short code(Random random) {
        return (short) (1 + random.nextInt(4));
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(
                        (String) settings.get("datasources.default.url"), TestDatabase.OWNER, "")
                .placeholders(Map.of("service_role", TestDatabase.SERVICE))
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }
}
