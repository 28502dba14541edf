package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.figure.HandoverResult;
import org.joinedup.figure.Showing;
import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.publication.ShowIndicators.Question;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows the handovers of many services, read together: those that each one's profile tells. */
@Singleton
public class ShowHandovers {
    private final ReadTogether readTogether;
    private final GatherIndicators gather;
    private final AssembleBreakdowns breakdowns;
    private final DisclosureRules rules;
    private final Disclosure disclosure;

    ShowHandovers(
            ReadTogether readTogether,
            GatherIndicators gather,
            AssembleBreakdowns breakdowns,
            DisclosureRules rules) {
        this.readTogether = readTogether;
        this.gather = gather;
        this.breakdowns = breakdowns;
        this.rules = rules;
        this.disclosure = new Disclosure(rules);
    }

    /**
     * Without the services that the caller does not see, and those whose figures are kept back.
     *
     * @param question for everyone together, in one quarter or year
     */
    public Map<ServiceId, HandoverResult> of(
            Caller caller, List<Service> services, Question question) {
        Map<ServiceId, HandoverResult> shown = new HashMap<>();
        readTogether
                .read(caller, services, question, question.period(), List.of(Breakdown.DESTINATION))
                .forEach(
                        (service, people) -> {
                            if (isShown(people, question)) {
                                shown.put(
                                        service,
                                        breakdowns.handovers(
                                                people,
                                                question.period(),
                                                question.by(),
                                                new Showing(rules, people.audience())));
                            }
                        });
        return shown;
    }

    private boolean isShown(ShownPeople people, Question question) {
        Indicator whole =
                gather.everyone(people, List.of(question.period()), question.by()).getFirst();
        return disclosure.prepare(whole, people.audience()).isShown();
    }
}
