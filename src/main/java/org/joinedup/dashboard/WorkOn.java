package org.joinedup.dashboard;

import io.micronaut.core.annotation.Nullable;

import org.joinedup.figure.ComparisonResult;
import org.joinedup.figure.ComparisonResult.ItemComparison;
import org.joinedup.figure.Figure;
import org.joinedup.figure.ItemResult;
import org.joinedup.figure.QuestionnaireResult;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the figures say to work on, or that they do not say it; pure.
 *
 * @param gaps statements with which clearly fewer agree than at the other services, the widest gap
 *     first
 * @param links statements that go most closely with all the others, the closest first
 */
public record WorkOn(Told gapsTold, List<Gap> gaps, Told linksTold, List<Link> links) {
    private static final int MOST = 3;

    /**
     * Below this an item hardly belongs to its scale (Nunnally and Bernstein, Psychometric Theory,
     * 1994).
     */
    private static final double FEWEST_CORRELATION = 0.30;

    /** Whether the figures say something, or why they do not. */
    public enum Told {
        SOMETHING,
        /** Everything was looked at, and nothing is beyond chance. */
        NOTHING,
        /** Too few people here for it. */
        TOO_FEW,
        /** Too few other services, or answers that do not vary. */
        NOT_KNOWN,
        /** Groups of services are not held against others. */
        NOT_COMPARED,
        /** The statements form no scale that they could go along with. */
        NO_SCALE
    }

    /**
     * @param others mean of the other services' shares
     * @param services how many others
     */
    public record Gap(
            int position, String text, Figure own, double others, int services, Figure gap) {}

    /**
     * @param itemRest correlation of the statement with the sum of the others
     */
    public record Link(int position, String text, Figure agree, double itemRest, long people) {}

    /**
     * @param isScale whether the statements are published as one scale
     * @param reliablePeople fewer than these are too few to compare
     */
    static WorkOn of(
            List<ItemResult> items,
            boolean isScale,
            int reliablePeople,
            @Nullable ComparisonResult comparison,
            @Nullable QuestionnaireResult questionnaire) {
        List<ItemComparison> compared =
                comparison == null
                        ? List.of()
                        : comparison.items().stream()
                                .filter(item -> item.difference().value() != null)
                                .toList();
        List<Gap> gaps = gaps(items, compared);
        List<Link> links = links(items, isScale, reliablePeople, questionnaire);
        return new WorkOn(
                comparison == null ? Told.NOT_COMPARED : gapsTold(compared, gaps),
                gaps,
                linksTold(isScale, reliablePeople, questionnaire, links),
                links);
    }

    private static List<Gap> gaps(List<ItemResult> items, List<ItemComparison> compared) {
        return compared.stream()
                .filter(WorkOn::isReliable)
                .filter(item -> item.difference().upper() != null && item.difference().upper() < 0)
                .sorted(Comparator.comparing(item -> item.difference().value()))
                .limit(MOST)
                .flatMap(item -> gap(items, item).stream())
                .toList();
    }

    private static boolean isReliable(ItemComparison item) {
        return item.difference().symbol().isEmpty();
    }

    private static Optional<Gap> gap(List<ItemResult> items, ItemComparison compared) {
        Double others = compared.others();
        return others == null
                ? Optional.empty()
                : item(items, compared.item())
                        .map(
                                item ->
                                        new Gap(
                                                item.position(),
                                                Show.words(item),
                                                compared.agree(),
                                                others,
                                                compared.services(),
                                                compared.difference()));
    }

    private static Told gapsTold(List<ItemComparison> compared, List<Gap> gaps) {
        if (!gaps.isEmpty()) {
            return Told.SOMETHING;
        }
        if (compared.isEmpty()) {
            return Told.NOT_KNOWN;
        }
        return compared.stream().anyMatch(WorkOn::isReliable) ? Told.NOTHING : Told.TOO_FEW;
    }

    private static List<Link> links(
            List<ItemResult> items,
            boolean isScale,
            int reliablePeople,
            @Nullable QuestionnaireResult questionnaire) {
        if (!isScale || !isKnown(questionnaire) || isTooFew(questionnaire, reliablePeople)) {
            return List.of();
        }
        return questionnaire.items().stream()
                .filter(item -> item.itemRest() != null && item.itemRest() >= FEWEST_CORRELATION)
                .sorted(
                        Comparator.comparing(
                                QuestionnaireResult.Item::itemRest, Comparator.reverseOrder()))
                .limit(MOST)
                .flatMap(item -> link(items, item, questionnaire).stream())
                .toList();
    }

    private static Optional<Link> link(
            List<ItemResult> items,
            QuestionnaireResult.Item health,
            QuestionnaireResult questionnaire) {
        return item(items, health.item())
                .map(
                        item ->
                                new Link(
                                        item.position(),
                                        Show.words(item),
                                        item.agree(),
                                        health.itemRest(),
                                        questionnaire.reliability().n()));
    }

    private static Told linksTold(
            boolean isScale,
            int reliablePeople,
            @Nullable QuestionnaireResult questionnaire,
            List<Link> links) {
        if (!isScale) {
            return Told.NO_SCALE;
        }
        if (!isKnown(questionnaire)) {
            return Told.NOT_KNOWN;
        }
        if (isTooFew(questionnaire, reliablePeople)) {
            return Told.TOO_FEW;
        }
        return links.isEmpty() ? Told.NOTHING : Told.SOMETHING;
    }

    private static boolean isKnown(@Nullable QuestionnaireResult questionnaire) {
        return questionnaire != null && questionnaire.reliability() != null;
    }

    private static boolean isTooFew(QuestionnaireResult questionnaire, int reliablePeople) {
        return questionnaire.reliability().n() < reliablePeople;
    }

    private static Optional<ItemResult> item(List<ItemResult> items, String code) {
        return items.stream().filter(item -> item.item().equals(code)).findFirst();
    }
}
