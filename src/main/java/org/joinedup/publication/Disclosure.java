package org.joinedup.publication;

import io.micronaut.core.annotation.Nullable;

import org.joinedup.figure.Audience;
import org.joinedup.figure.Describe;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.figure.Figure;
import org.joinedup.figure.ItemResult;
import org.joinedup.figure.Notes;
import org.joinedup.figure.Showing;
import org.joinedup.publication.Indicator.Category;
import org.joinedup.publication.Indicator.Invitations;
import org.joinedup.publication.PublishedIndicator.InstrumentRef;

import java.util.List;

/**
 * Decides what of an indicator its audience may see. Pure: the same figures and rules give the same
 * answer.
 */
final class Disclosure {
    private final DisclosureRules rules;

    Disclosure(DisclosureRules rules) {
        this.rules = rules;
    }

    PublishedIndicator prepare(Indicator indicator, Audience audience) {
        if (!isShown(indicator, audience)) {
            return withheld(indicator, audience);
        }
        return switch (audience) {
            case PROVIDER -> exact(indicator);
            case COMMISSIONER -> rounded(indicator);
        };
    }

    boolean isShown(Indicator indicator, Audience audience) {
        return indicator.people().count() >= rules.fewestShownTo(audience)
                && indicator.heldBack().isEmpty();
    }

    private PublishedIndicator withheld(Indicator indicator, Audience audience) {
        boolean own = audience == Audience.PROVIDER;
        int fewest = rules.fewestShownTo(audience);
        return new PublishedIndicator(
                indicator.subject().ref(),
                InstrumentRef.of(indicator.instrument()),
                indicator.period().from().toString(),
                indicator.period().to().toString(),
                breakdown(indicator),
                category(indicator),
                indicator.asOf(),
                audience.code(),
                indicator.synthetic(),
                Figure.CONFIDENTIAL,
                indicator.heldBack().orElse("fewer than " + fewest + " people"),
                own && indicator.category().isEmpty() ? Math.max(0, fewest - indicator.came()) : 0,
                null,
                null,
                null,
                responseRate(indicator).withheld(),
                null,
                null,
                List.of(),
                Notes.of(indicator.instrument(), indicator.synthetic()),
                rules);
    }

    private PublishedIndicator exact(Indicator indicator) {
        long people = indicator.people().count();
        return shown(
                indicator,
                Audience.PROVIDER,
                people < rules.reliablePeople() ? Figure.UNRELIABLE : "",
                Math.max(0, indicator.came() - people),
                indicator.invitations().map(Invitations::invited).orElse(null),
                indicator.invitations().map(Invitations::completed).orElse(null),
                responseRate(indicator),
                people);
    }

    /** Whoever knows who is in a category would know what they all said. */
    private static List<ItemResult> withoutUnanimity(Indicator indicator, List<ItemResult> items) {
        return indicator.category().isPresent()
                ? items.stream().map(ItemResult::withoutUnanimity).toList()
                : items;
    }

    private PublishedIndicator rounded(Indicator indicator) {
        return shown(
                indicator,
                Audience.COMMISSIONER,
                "",
                null,
                indicator.invitations().map(i -> rules.rounded(i.invited())).orElse(null),
                indicator.invitations().map(i -> rules.rounded(i.completed())).orElse(null),
                responseRate(indicator).roundedShare(rules),
                rules.rounded(indicator.people().count()));
    }

    private PublishedIndicator shown(
            Indicator indicator,
            Audience audience,
            String symbol,
            @Nullable Long waiting,
            @Nullable Long invited,
            @Nullable Long completed,
            Figure rate,
            long responses) {
        Showing showing = new Showing(rules, audience);
        return new PublishedIndicator(
                indicator.subject().ref(),
                InstrumentRef.of(indicator.instrument()),
                indicator.period().from().toString(),
                indicator.period().to().toString(),
                breakdown(indicator),
                category(indicator),
                indicator.asOf(),
                audience.code(),
                indicator.synthetic(),
                symbol,
                null,
                0,
                waiting,
                invited,
                completed,
                rate,
                responses,
                Describe.score(indicator.instrument(), indicator.people(), showing),
                audience == Audience.COMMISSIONER
                        ? withoutUnanimity(indicator, items(indicator, showing))
                        : items(indicator, showing),
                Notes.of(indicator.instrument(), indicator.synthetic()),
                rules);
    }

    private static List<ItemResult> items(Indicator indicator, Showing showing) {
        return Describe.items(indicator.instrument(), indicator.people(), showing);
    }

    private static @Nullable String breakdown(Indicator indicator) {
        return indicator.category().map(Category::breakdown).orElse(null);
    }

    private static @Nullable String category(Indicator indicator) {
        return indicator.category().map(Category::code).orElse(null);
    }

    private static Figure responseRate(Indicator indicator) {
        String method = "completed of invited, without withdrawn and opted out";
        return indicator.category().isPresent()
                ? Figure.notApplicable("percent", method)
                : Figure.ofShare(indicator.responseRate(), method);
    }
}
