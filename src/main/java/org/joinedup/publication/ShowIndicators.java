package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.indicator.ComputeIndicator;
import org.joinedup.indicator.Indicator;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The one way by which a figure leaves the service: what this caller may see of it. */
@Singleton
public class ShowIndicators {
    private final Services services;
    private final Instruments instruments;
    private final ComputeIndicator compute;
    private final MoveInSteps steps;
    private final Disclosure disclosure;

    ShowIndicators(
            Services services,
            Instruments instruments,
            ComputeIndicator compute,
            MoveInSteps steps,
            DisclosureRules rules) {
        this.services = services;
        this.instruments = instruments;
        this.compute = compute;
        this.steps = steps;
        this.disclosure = new Disclosure(rules);
    }

    /** What became of the question. */
    public sealed interface Outcome {
        record Shown(PublishedIndicator indicator) implements Outcome {}

        record UnknownService() implements Outcome {}

        record UnknownInstrument() implements Outcome {}

        record NotAQuarter() implements Outcome {}
    }

    public Outcome show(Caller caller, ServiceId id, String instrumentCode, Period period) {
        Optional<Service> service = services.findVisible(id, caller);
        if (service.isEmpty()) {
            return new Outcome.UnknownService();
        }
        List<Instrument> versions = versions(instrumentCode);
        if (versions.isEmpty()) {
            return new Outcome.UnknownInstrument();
        }
        if (!Quarters.isOne(period)) {
            return new Outcome.NotAQuarter();
        }
        Audience audience = audienceOf(caller, service.get());
        Indicator indicator = steps.settle(answered(id, versions, period));
        return new Outcome.Shown(disclosure.prepare(service.get(), indicator, audience));
    }

    /** Published figures are for everyone who does not run the service or this installation. */
    private static Audience audienceOf(Caller caller, Service service) {
        return caller.isAdministrator() || caller.belongsTo(service.providerId())
                ? Audience.PROVIDER
                : Audience.COMMISSIONER;
    }

    /** The latest version that anybody answered in the period, or the latest of all. */
    private Indicator answered(ServiceId id, List<Instrument> versions, Period period) {
        List<Indicator> indicators =
                versions.stream().map(version -> compute.compute(id, version, period)).toList();
        return indicators.stream()
                .filter(indicator -> indicator.summary().people() > 0)
                .findFirst()
                .orElse(indicators.getFirst());
    }

    /** The latest first. */
    private List<Instrument> versions(String code) {
        return instruments.all().stream()
                .filter(instrument -> instrument.id().code().equals(code))
                .sorted(Comparator.comparingInt((Instrument i) -> i.id().version()).reversed())
                .toList();
    }
}
