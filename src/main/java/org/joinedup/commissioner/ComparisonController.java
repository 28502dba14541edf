package org.joinedup.commissioner;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.joinedup.access.Caller;
import org.joinedup.figure.ChangeResult.Arm;
import org.joinedup.figure.ChangeResult.Effects;
import org.joinedup.figure.Figure;
import org.joinedup.publication.ComparePublished;
import org.joinedup.publication.ComparePublished.Outcome;
import org.joinedup.publication.ComparePublished.Question;
import org.joinedup.publication.Edition;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What has changed, of programmes' sites and of services that use a strategy. */
@Controller("/api/v1")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "observations")
@AnswersProblems
class ComparisonController {
    private static final String PUBLISHED_ALONE =
            "Computed from the services' published mean scores alone, each service counted once.";
    private static final String NO_CAUSE =
            "The services were not drawn by lot: what else is different between them can be why.";

    private final EditionAccess access;
    private final ComparePublished compare;

    ComparisonController(EditionAccess access, ComparePublished compare) {
        this.access = access;
        this.compare = compare;
    }

    /** An edition that was compared. */
    @Introspected
    @Schema(name = "ComparedEdition")
    record Compared(@Schema(description = "Its number") int edition, String from, String to) {
        static Compared of(Edition edition) {
            return new Compared(
                    edition.number().orElseThrow(),
                    edition.period().from().toString(),
                    edition.period().to().toString());
        }
    }

    @Introspected
    @Schema(name = "StrategyEffects")
    record StrategyView(String code, String name, Effects services) {}

    @Introspected
    @Schema(name = "StrategiesEffects")
    record StrategiesView(
            Compared before, Compared after, List<StrategyView> strategies, List<String> notes) {}

    /**
     * @param announcedOn when the programme began
     * @param others all services that are not among its sites
     * @param difference how much more the sites have changed than the others
     */
    @Introspected
    @Schema(name = "ProgrammeComparison")
    record ProgrammeView(
            String code,
            String name,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LocalDate> announcedOn,
            Compared before,
            Compared after,
            Arm sites,
            Arm others,
            Figure difference,
            @Schema(
                            description =
                                    "Whether the programme began between the two periods, so that"
                                            + " the difference is one of differences before and"
                                            + " after it")
                    boolean differenceInDifferences,
            List<String> notes) {}

    @Operation(
            operationId = "getStrategyEffects",
            summary = "For each strategy, how many services' scores have changed, and which way",
            description = PUBLISHED_ALONE)
    @ApiResponse(
            responseCode = "200",
            description = "By strategy",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StrategiesView.class)))
    @Get("/strategies/effects")
    HttpResponse<?> strategies(
            @RequestBean ComparisonQuestion asked,
            @Nullable @Parameter(hidden = true) Caller caller) {
        return answer(asked, caller, compare::strategies);
    }

    @Operation(
            operationId = "compareProgramme",
            summary = "A programme's sites against all other services, over time",
            description = PUBLISHED_ALONE)
    @ApiResponse(
            responseCode = "200",
            description = "Both, and the difference of their changes",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ProgrammeView.class)))
    @Get("/programmes/{code}/comparison")
    HttpResponse<?> programme(
            String code,
            @RequestBean ComparisonQuestion asked,
            @Nullable @Parameter(hidden = true) Caller caller) {
        return answer(asked, caller, question -> compare.programme(code, question));
    }

    private HttpResponse<?> answer(
            ComparisonQuestion asked,
            @Nullable Caller caller,
            Function<Question, Outcome> comparing) {
        if (!access.mayRead(caller)) {
            return Problem.answer(ProblemType.NOT_SIGNED_IN);
        }
        List<FieldError> faults = asked.faults();
        if (!faults.isEmpty()) {
            return Problem.answer(ProblemType.INVALID_PARAMETER, faults);
        }
        Question question = asked.question();
        return switch (comparing.apply(question)) {
            case Outcome.OfStrategies found -> HttpResponse.ok(view(found));
            case Outcome.OfProgramme found -> HttpResponse.ok(view(found));
            case Outcome.UnknownProgramme ignored -> Problem.answer(ProblemType.NOT_FOUND);
            case Outcome.NotPublished missing ->
                    Problem.answer(
                            ProblemType.INVALID_PARAMETER,
                            List.of(
                                    new FieldError(
                                            missing.period().equals(question.after())
                                                    ? "period"
                                                    : "before",
                                            "nothing is published of %s to %s"
                                                    .formatted(
                                                            missing.period().from(),
                                                            missing.period().to()))));
        };
    }

    private static StrategiesView view(Outcome.OfStrategies found) {
        return new StrategiesView(
                Compared.of(found.before()),
                Compared.of(found.after()),
                found.strategies().stream()
                        .map(each -> new StrategyView(each.code(), each.name(), each.effects()))
                        .toList(),
                List.of(
                        PUBLISHED_ALONE,
                        "There is no comparison group: a change says nothing of what brought it"
                                + " about. Of services that have not changed, one in twenty is"
                                + " counted as improved or worsened by chance.",
                        NO_CAUSE));
    }

    private static ProgrammeView view(Outcome.OfProgramme found) {
        Optional<LocalDate> began = found.programme().announcedOn();
        boolean between =
                began.filter(
                                day ->
                                        day.isAfter(found.before().period().lastDay())
                                                && !day.isAfter(found.after().period().firstDay()))
                        .isPresent();
        return new ProgrammeView(
                found.programme().code(),
                found.programme().name(),
                began,
                Compared.of(found.before()),
                Compared.of(found.after()),
                found.sites(),
                found.others(),
                found.difference(),
                between,
                List.of(
                        PUBLISHED_ALONE,
                        between
                                ? NO_CAUSE
                                : "The programme did not begin between the two periods: the"
                                        + " difference says nothing of what it brought about."));
    }
}
