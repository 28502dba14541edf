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
    private final Disclosure disclosure;

    ShowIndicators(
            Services services,
            Instruments instruments,
            ComputeIndicator compute,
            DisclosureRules rules) {
        this.services = services;
        this.instruments = instruments;
        this.compute = compute;
        this.disclosure = new Disclosure(rules);
    }

    /** What became of the question. */
    public sealed interface Outcome {
        record Shown(PublishedIndicator indicator) implements Outcome {}

        record UnknownService() implements Outcome {}

        record UnknownInstrument() implements Outcome {}

        record NotWholeQuarters() implements Outcome {}

        record MoreThanAQuarter() implements Outcome {}
    }

    public Outcome show(Caller caller, ServiceId id, String instrumentCode, Period period) {
        Optional<Service> service = services.findVisible(id, caller);
        if (service.isEmpty()) {
            return new Outcome.UnknownService();
        }
        Optional<Instrument> instrument = latest(instrumentCode);
        if (instrument.isEmpty()) {
            return new Outcome.UnknownInstrument();
        }
        if (!Quarters.isWhole(period)) {
            return new Outcome.NotWholeQuarters();
        }
        Audience audience = audienceOf(caller, service.get());
        if (audience == Audience.COMMISSIONER && Quarters.within(period).size() > 1) {
            return new Outcome.MoreThanAQuarter();
        }
        Indicator indicator = compute.compute(id, instrument.get(), period);
        return new Outcome.Shown(disclosure.prepare(service.get(), indicator, audience));
    }

    /** Published figures are for everyone who does not run the service or this installation. */
    private static Audience audienceOf(Caller caller, Service service) {
        return caller.isAdministrator() || caller.belongsTo(service.providerId())
                ? Audience.PROVIDER
                : Audience.COMMISSIONER;
    }

    private Optional<Instrument> latest(String code) {
        List<Instrument> all = instruments.all();
        return all.stream()
                .filter(instrument -> instrument.id().code().equals(code))
                .max(Comparator.comparingInt(instrument -> instrument.id().version()));
    }
}
