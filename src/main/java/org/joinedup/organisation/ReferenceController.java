package org.joinedup.organisation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.joinedup.organisation.ReferenceLists.Barrier;
import org.joinedup.organisation.ReferenceLists.CareCluster;
import org.joinedup.organisation.ReferenceLists.Evidence;
import org.joinedup.organisation.ReferenceLists.IntegrationStrategy;
import org.joinedup.web.AnswersProblems;

import java.util.List;
import java.util.stream.Stream;

/** The closed lists that describe services; each is short and sent whole. */
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "reference")
@AnswersProblems
class ReferenceController {
    private final StoredReferenceLists lists;

    ReferenceController(StoredReferenceLists lists) {
        this.lists = lists;
    }

    @Introspected
    @Schema(name = "CareCluster")
    record CareClusterView(
            String code,
            String name,
            @Schema(description = "How much coordination such care needs")
                    String coordinationComplexity,
            List<String> examples,
            List<String> specificBarriers) {}

    @Introspected
    @Schema(
            name = "Evidence",
            description =
                    "Counts of studies: positive of those that measured the outcome, as published")
    record EvidenceView(
            String source,
            int studies,
            int healthPositive,
            int healthMeasured,
            int satisfactionPositive,
            int satisfactionMeasured) {}

    @Introspected
    @Schema(name = "IntegrationStrategy")
    record StrategyView(
            String code,
            String name,
            @Schema(
                            type = "string",
                            allowableValues = {"structural", "activity"})
                    String kind,
            EvidenceView evidence) {}

    @Introspected
    @Schema(name = "BarrierAction")
    record ActionView(
            @Schema(
                            type = "string",
                            allowableValues = {"providers", "commissioners", "regulator"})
                    String who,
            String action) {}

    @Introspected
    @Schema(name = "Barrier")
    record BarrierView(
            String code,
            String name,
            @Schema(description = "Who may act on it, and how") List<ActionView> actions) {}

    @Operation(
            operationId = "listCareClusters",
            summary = "Kinds of care journey, by how much coordination they need")
    @Get("/care-clusters")
    List<CareClusterView> careClusters() {
        return lists.careClusters().stream().map(ReferenceController::view).toList();
    }

    @Operation(
            operationId = "listIntegrationStrategies",
            summary = "Ways of joining care up, with the published evidence")
    @Get("/integration-strategies")
    List<StrategyView> strategies() {
        return lists.strategies().stream().map(ReferenceController::view).toList();
    }

    @Operation(
            operationId = "listBarriers",
            summary = "What keeps care from being joined up, and who may act")
    @Get("/barriers")
    List<BarrierView> barriers() {
        return lists.barriers().stream().map(ReferenceController::view).toList();
    }

    private static CareClusterView view(CareCluster cluster) {
        return new CareClusterView(
                cluster.code(),
                cluster.name(),
                cluster.coordinationComplexity(),
                cluster.examples(),
                cluster.specificBarriers());
    }

    private static StrategyView view(IntegrationStrategy strategy) {
        Evidence evidence = strategy.evidence();
        return new StrategyView(
                strategy.code(),
                strategy.name(),
                strategy.kind(),
                new EvidenceView(
                        Evidence.SOURCE,
                        evidence.studies(),
                        evidence.healthPositive(),
                        evidence.healthMeasured(),
                        evidence.satisfactionPositive(),
                        evidence.satisfactionMeasured()));
    }

    private static BarrierView view(Barrier barrier) {
        return new BarrierView(
                barrier.code(),
                barrier.name(),
                Stream.of(
                                new ActionView("providers", barrier.providersAction()),
                                new ActionView("commissioners", barrier.commissionersAction()),
                                new ActionView("regulator", barrier.regulatorAction()))
                        .filter(action -> !action.action().isBlank())
                        .toList());
    }
}
