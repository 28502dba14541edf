package org.joinedup.publication;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.joinedup.access.Caller;
import org.joinedup.access.Role;
import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.GroupKind;
import org.joinedup.publication.ShowIndicators.Outcome;
import org.joinedup.publication.ShowIndicators.Question;
import org.joinedup.web.AnswersProblems;
import org.joinedup.web.Problem;
import org.joinedup.web.Problem.FieldError;
import org.joinedup.web.ProblemType;

import java.util.List;
import java.util.function.Function;

/** The figures of services and of groups of them. */
@Controller("/api/v1")
@Secured({Role.IS_ADMINISTRATOR, Role.IS_COORDINATOR, Role.IS_VIEWER, Role.IS_COMMISSIONER})
@Tag(name = "indicators")
@AnswersProblems
class IndicatorController {
    private static final String RULES =
            "People are counted in the month in which they left the service. Those who run all of"
                + " the services see exact figures from 10 people on; others see rounded figures"
                + " from 30 people on. People enter the figures in batches of at least 10, and are"
                + " shown by month, by quarter or by year alone, as many as came; a breakdown is"
                + " fixed some weeks after its period. What would give back withheld figures by"
                + " subtraction is withheld, too.";

    private final ShowIndicators showIndicators;
    private final FindSubject find;

    IndicatorController(ShowIndicators showIndicators, FindSubject find) {
        this.showIndicators = showIndicators;
        this.find = find;
    }

    @Operation(
            operationId = "getIndicators",
            summary = "The scored indicators of a service",
            description = RULES)
    @ApiResponse(
            responseCode = "200",
            description = "What the caller may see",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = IndicatorList.class)))
    @Get("/services/{id}/indicators")
    HttpResponse<?> ofService(
            ServiceId id,
            @RequestBean IndicatorQuestion question,
            @Parameter(hidden = true) Caller caller) {
        return answer(question, asked -> showIndicators.show(caller, id, asked));
    }

    @Operation(
            operationId = "getGroupIndicators",
            summary = "The scored indicators of services taken together",
            description =
                    RULES
                            + " A group with services that are not the caller's is shown only where"
                            + " somebody is shown of at least three of them in it, and in every"
                            + " difference to other groups. Breakdowns are given of all of a"
                            + " provider's services together, to those who run them; those of other"
                            + " groups are published in editions only.")
    @ApiResponse(
            responseCode = "200",
            description = "What the caller may see",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = IndicatorList.class)))
    @Get("/groups/{kind}/{code}/indicators")
    HttpResponse<?> ofGroup(
            @Parameter(schema = @Schema(type = "string", example = "programme")) String kind,
            String code,
            @RequestBean IndicatorQuestion question,
            @Parameter(hidden = true) Caller caller) {
        return Coded.find(GroupKind.class, kind)
                .<HttpResponse<?>>map(
                        known ->
                                answer(
                                        question,
                                        asked -> showIndicators.show(caller, known, code, asked)))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }

    @Operation(
            operationId = "getProfile",
            summary = "All that is told of a service in a period",
            description =
                    RULES
                            + " With the comparison to all services, the trend, the year before,"
                            + " the items by topic and barrier, the equity gaps, the handovers, the"
                            + " targets, the adjustment for case mix and the questionnaire's own"
                            + " health.")
    @ApiResponse(
            responseCode = "200",
            description = "What the caller may see",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ServiceProfile.class)))
    @Get("/services/{id}/profile")
    HttpResponse<?> profileOfService(
            ServiceId id,
            @RequestBean ProfileQuestion question,
            @Parameter(hidden = true) Caller caller) {
        return answer(
                question.asked(),
                asked -> showIndicators.profile(caller, id, asked, question.followed()));
    }

    @Operation(
            operationId = "getGroupProfile",
            summary = "All that is told of services taken together in a period",
            description = RULES)
    @ApiResponse(
            responseCode = "200",
            description = "What the caller may see",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ServiceProfile.class)))
    @Get("/groups/{kind}/{code}/profile")
    HttpResponse<?> profileOfGroup(
            @Parameter(schema = @Schema(type = "string", example = "programme")) String kind,
            String code,
            @RequestBean ProfileQuestion question,
            @Parameter(hidden = true) Caller caller) {
        return Coded.find(GroupKind.class, kind)
                .<HttpResponse<?>>map(
                        known ->
                                answer(
                                        question.asked(),
                                        asked ->
                                                showIndicators.profile(
                                                        caller,
                                                        known,
                                                        code,
                                                        asked,
                                                        question.followed())))
                .orElseGet(() -> Problem.answer(ProblemType.NOT_FOUND));
    }

    @Operation(
            operationId = "listGroups",
            summary = "The groups of services whose figures may be asked for",
            description =
                    "The nation, and every region, care cluster, client group, strategy, programme"
                            + " and provider that has a service which the caller sees.")
    @Get("/groups")
    List<Subject.Ref> groups(@Parameter(hidden = true) Caller caller) {
        return find.groups(caller).stream().map(Subject::ref).toList();
    }

    private static HttpResponse<?> answer(
            IndicatorQuestion asked, Function<Question, Outcome> show) {
        return switch (asked.read()) {
            case IndicatorQuestion.Reading.Wrong wrong ->
                    Problem.answer(ProblemType.INVALID_PARAMETER, wrong.errors());
            case IndicatorQuestion.Reading.Understood understood ->
                    answer(understood.question(), show.apply(understood.question()));
        };
    }

    private static HttpResponse<?> answer(Question question, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Shown shown ->
                    HttpResponse.ok(
                            new IndicatorList(
                                    question.by().code(),
                                    question.breakdown() == Breakdown.ALL
                                            ? null
                                            : question.breakdown().code(),
                                    shown.indicators()));
            case Outcome.Profiled profiled -> HttpResponse.ok(profiled.profile());
            case Outcome.HandedOver handed -> HttpResponse.ok(handed.handovers());
            case Outcome.UnknownSubject ignored -> Problem.answer(ProblemType.NOT_FOUND);
            case Outcome.Refused refused ->
                    Problem.answer(
                            ProblemType.INVALID_PARAMETER,
                            List.of(new FieldError(refused.parameter(), refused.reason())));
        };
    }
}
