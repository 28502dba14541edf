package org.joinedup.publication;

import org.joinedup.indicator.Indicator;
import org.joinedup.organisation.Service;
import org.joinedup.questionnaire.Instrument;

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

    PublishedIndicator prepare(Service service, Indicator indicator, Audience audience) {
        long people = indicator.summary().people();
        return switch (audience) {
            case PROVIDER ->
                    people < rules.minimumPeople()
                            ? withheld(service, indicator, audience)
                            : exact(service, indicator);
            case COMMISSIONER ->
                    people < rules.reliablePeople()
                            ? withheld(service, indicator, audience)
                            : rounded(service, indicator);
        };
    }

    private PublishedIndicator withheld(Service service, Indicator indicator, Audience audience) {
        Figure rate = responseRate(indicator);
        long missing = rules.fewestShownTo(audience) - indicator.summary().people();
        boolean own = audience == Audience.PROVIDER;
        return new PublishedIndicator(
                ref(service),
                ref(indicator.instrument()),
                indicator.period().from().toString(),
                indicator.period().to().toString(),
                indicator.asOf(),
                audience.code(),
                indicator.synthetic(),
                Figure.CONFIDENTIAL,
                own ? missing : 0,
                null,
                null,
                rate.withheld(),
                null,
                null,
                List.of(),
                Notes.of(indicator),
                rules);
    }

    private PublishedIndicator exact(Service service, Indicator indicator) {
        long people = indicator.summary().people();
        boolean few = people < rules.reliablePeople();
        ScoreResult score = score(indicator, rules.minimumPeople());
        List<ItemResult> items = items(indicator, rules.minimumPeople());
        return shown(
                service,
                indicator,
                Audience.PROVIDER,
                few ? Figure.UNRELIABLE : "",
                indicator.invited(),
                indicator.completed(),
                responseRate(indicator),
                people,
                Marking.unreliable(score, rules.reliablePeople()),
                items.stream()
                        .map(item -> Marking.unreliable(item, rules.reliablePeople()))
                        .toList());
    }

    private PublishedIndicator rounded(Service service, Indicator indicator) {
        return shown(
                service,
                indicator,
                Audience.COMMISSIONER,
                "",
                rules.rounded(indicator.invited()),
                rules.rounded(indicator.completed()),
                responseRate(indicator).roundedShare(rules),
                rules.rounded(indicator.summary().people()),
                Marking.rounded(score(indicator, rules.reliablePeople()), rules),
                items(indicator, rules.reliablePeople()).stream()
                        .map(item -> Marking.rounded(item, rules))
                        .toList());
    }

    private static ScoreResult score(Indicator indicator, int fewest) {
        return Marking.withoutThin(Describe.score(indicator), fewest);
    }

    private static List<ItemResult> items(Indicator indicator, int fewest) {
        return Describe.items(indicator).stream()
                .map(item -> Marking.withoutThin(item, fewest))
                .toList();
    }

    private PublishedIndicator shown(
            Service service,
            Indicator indicator,
            Audience audience,
            String symbol,
            long invited,
            long completed,
            Figure rate,
            long responses,
            ScoreResult score,
            List<ItemResult> items) {
        return new PublishedIndicator(
                ref(service),
                ref(indicator.instrument()),
                indicator.period().from().toString(),
                indicator.period().to().toString(),
                indicator.asOf(),
                audience.code(),
                indicator.synthetic(),
                symbol,
                0,
                invited,
                completed,
                rate,
                responses,
                score,
                items,
                Notes.of(indicator),
                rules);
    }

    private static Figure responseRate(Indicator indicator) {
        return Figure.ofShare(
                indicator.responseRate(), "completed of invited, without withdrawn and opted out");
    }

    private static PublishedIndicator.ServiceRef ref(Service service) {
        return new PublishedIndicator.ServiceRef(
                service.id().toString(), service.code(), service.name());
    }

    private static PublishedIndicator.InstrumentRef ref(Instrument i) {
        return new PublishedIndicator.InstrumentRef(
                i.id().code(),
                i.id().version(),
                i.title(),
                i.headline().code(),
                i.minimumAnswered(),
                i.scoringRule());
    }
}
