package org.joinedup.dashboard;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.publication.PublishedIndicator;
import org.joinedup.publication.Quarters;
import org.joinedup.publication.ShowIndicators;
import org.joinedup.publication.ShowIndicators.Question;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers what the provider's pages show. */
@Singleton
class ReadReports {
    static final int QUARTERS = 6;
    private static final String TRANSITION = "ctm-15";
    private static final String SHORT_TRANSITION = "ctm-3";
    private static final String JOURNEY = "i-statements";

    private final Services services;
    private final ShowIndicators indicators;
    private final Clock clock;

    ReadReports(Services services, ShowIndicators indicators, Clock clock) {
        this.services = services;
        this.indicators = indicators;
        this.clock = clock;
    }

    /** The quarters that can be chosen, the latest first; the present one is still filling. */
    List<Period> quarters() {
        return Quarters.endingWith(LocalDate.now(clock), QUARTERS + 1);
    }

    /** The last whole quarter. Answers to it may still come for 42 days after its end. */
    Period latest() {
        return quarters().get(1);
    }

    Optional<Period> quarterNamed(String name) {
        return quarters().stream().filter(quarter -> path(quarter).equals(name)).findFirst();
    }

    static String path(Period quarter) {
        return Quarters.name(quarter).replace(' ', '-');
    }

    List<ServiceLine> overview(Caller caller, Period quarter) {
        return services.visibleTo(caller).stream()
                .sorted(Comparator.comparing(Service::name))
                .map(
                        service ->
                                new ServiceLine(
                                        "/services/" + service.id() + "?quarter=" + path(quarter),
                                        service.name(),
                                        service.providerName(),
                                        transition(caller, service.id(), quarter)))
                .toList();
    }

    Optional<ServiceReport> report(Caller caller, ServiceId id, Period quarter) {
        return services.findVisible(id, caller).map(service -> report(caller, service, quarter));
    }

    private ServiceReport report(Caller caller, Service service, Period quarter) {
        PublishedIndicator transition = transition(caller, service.id(), quarter);
        List<QuarterLine> trend =
                quarters().reversed().stream()
                        .map(
                                each ->
                                        new QuarterLine(
                                                Quarters.name(each),
                                                "/services/"
                                                        + service.id()
                                                        + "?quarter="
                                                        + path(each),
                                                each.equals(quarter),
                                                show(
                                                        caller,
                                                        service.id(),
                                                        transition.instrument().code(),
                                                        each)))
                        .toList();
        return new ServiceReport(
                service,
                Quarters.name(quarter),
                transition,
                show(caller, service.id(), JOURNEY, quarter),
                trend);
    }

    /** The long form, or the short form where only that has figures in the quarter. */
    private PublishedIndicator transition(Caller caller, ServiceId id, Period quarter) {
        PublishedIndicator full = show(caller, id, TRANSITION, quarter);
        if (full.isShown()) {
            return full;
        }
        PublishedIndicator brief = show(caller, id, SHORT_TRANSITION, quarter);
        return brief.isShown() ? brief : full;
    }

    private PublishedIndicator show(
            Caller caller, ServiceId id, String instrument, Period quarter) {
        return switch (indicators.show(caller, id, Question.ofQuarter(instrument, quarter))) {
            case ShowIndicators.Outcome.Shown shown -> shown.indicators().getFirst();
            case ShowIndicators.Outcome.Profiled ignored -> throw unexpected("a profile");
            case ShowIndicators.Outcome.HandedOver ignored -> throw unexpected("handovers");
            case ShowIndicators.Outcome.UnknownSubject ignored ->
                    throw unexpected(id + " is not visible");
            case ShowIndicators.Outcome.Refused refused ->
                    throw unexpected(refused.parameter() + " " + refused.reason());
        };
    }

    private static IllegalStateException unexpected(String what) {
        return new IllegalStateException(what);
    }
}
