package org.joinedup.response;

import io.micronaut.core.annotation.Nullable;

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.Coded;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How responses and their answers are written, many in one statement. */
final class SubmissionRows {
    private static final List<String> COLUMNS =
            List.of(
                    "invitation_id uuid",
                    "submission_id uuid",
                    "receipt text",
                    "survey_id uuid",
                    "service_id uuid",
                    "destination_service_id uuid",
                    "transition_date date",
                    "answered_on date",
                    "submitted_at timestamptz",
                    "mode text",
                    "language text",
                    "respondent text",
                    "relationship text",
                    "synthetic boolean",
                    "age_band text",
                    "sex text",
                    "ethnic_group text",
                    "deprivation_quintile text",
                    "admission text");

    /** Of many at once, an array of texts for each column; how it goes on decides which are new. */
    static final String INSERT =
            "insert into response (%s) select %s from unnest(%s) as n (%s) "
                    .formatted(
                            columns("%1$s"),
                            columns("cast(n.%1$s as %2$s)"),
                            columns("cast(? as text[])"),
                            columns("%1$s"));

    static final String INSERT_ANSWERS =
            """
            insert into response_answers (response_id, code, version, answers)
            select cast(id as uuid), code, cast(version as integer), cast(answers as smallint[])
            from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]))
                as a (id, code, version, answers)
            """;

    private SubmissionRows() {}

    /** What {@link #INSERT} takes. */
    static Object[] of(List<NewResponse> responses) {
        return byColumn(COLUMNS.size(), responses.stream().map(SubmissionRows::values).toList());
    }

    /** What {@link #INSERT_ANSWERS} takes. */
    static Object[] ofAnswers(List<StoredSubmissions.Inserted> responses) {
        return byColumn(4, responses.stream().flatMap(SubmissionRows::answerValues).toList());
    }

    private static String columns(String pattern) {
        return COLUMNS.stream()
                .map(column -> pattern.formatted((Object[]) column.split(" ")))
                .collect(Collectors.joining(", "));
    }

    /** An array of texts for each column. */
    private static Object[] byColumn(int columns, List<Object[]> rows) {
        return IntStream.range(0, columns)
                .mapToObj(
                        column ->
                                rows.stream().map(row -> text(row[column])).toArray(String[]::new))
                .toArray();
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Coded term -> term.code();
            case Object other -> other.toString();
        };
    }

    private static Object[] values(NewResponse r) {
        Submission s = r.submission();
        AboutYou about = r.about();
        return new Object[] {
            s.invitationId(),
            s.submissionId(),
            r.receipt().code(),
            r.survey().id(),
            r.invitation().serviceId(),
            r.invitation().destinationServiceId().orElse(null),
            r.invitation().transitionDate(),
            s.answeredOn(),
            r.receipt().submittedAt(),
            s.mode(),
            r.language(),
            s.respondent(),
            s.relationship().orElse(null),
            r.survey().demonstration(),
            about.ageBand().orElse(null),
            about.sex().orElse(null),
            about.ethnicGroup().orElse(null),
            about.deprivation().orElse(null),
            about.admission().orElse(null)
        };
    }

    private static Stream<Object[]> answerValues(StoredSubmissions.Inserted response) {
        return response.submission().instruments().stream()
                .map(
                        part ->
                                new Object[] {
                                    response.id(),
                                    part.instrument().code(),
                                    part.instrument().version(),
                                    part.answers().stream()
                                            .map(answer -> Integer.toString(answer.code()))
                                            .collect(Collectors.joining(",", "{", "}"))
                                });
    }
}
