package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.figure.Figure;
import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.Coded;
import org.joinedup.organisation.GroupKind;
import org.joinedup.web.Problem.FieldError;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says what is wrong with a filter, so that a mistyped word is not taken for no figures. */
@Singleton
public class CheckFilter {
    private static final Set<String> SYMBOLS =
            Set.of(Figure.CONFIDENTIAL, Figure.UNRELIABLE, "[low]", "[x]", "[z]", "");

    private final Metrics metrics;

    CheckFilter(Metrics metrics) {
        this.metrics = metrics;
    }

    public List<FieldError> faults(Observations.Filter filter) {
        List<FieldError> faults = new ArrayList<>();
        filter.metric()
                .filter(code -> !metrics.isKnown(code))
                .ifPresent(
                        code ->
                                faults.add(
                                        new FieldError(
                                                "metric", "is not in the catalogue of metrics")));
        filter.level()
                .filter(code -> !isLevel(code))
                .ifPresent(
                        code ->
                                faults.add(
                                        new FieldError(
                                                "level",
                                                "must be service, or one of "
                                                        + Coded.words(GroupKind.class))));
        filter.breakdown()
                .filter(code -> !isBreakdown(code))
                .ifPresent(
                        code ->
                                faults.add(
                                        new FieldError(
                                                "breakdown",
                                                "must be none, or a breakdown that editions"
                                                        + " have")));
        filter.symbol()
                .filter(code -> !SYMBOLS.contains(code))
                .ifPresent(
                        code ->
                                faults.add(
                                        new FieldError(
                                                "symbol", "must be [c], [low], [u], [x] or [z]")));
        return faults;
    }

    private static boolean isLevel(String code) {
        return code.equals(Subject.SERVICE) || Coded.find(GroupKind.class, code).isPresent();
    }

    private static boolean isBreakdown(String code) {
        return code.isEmpty()
                || Coded.find(Breakdown.class, code)
                        .filter(ComputeEdition.BREAKDOWNS::contains)
                        .isPresent();
    }
}
