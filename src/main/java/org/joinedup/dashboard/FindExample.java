package org.joinedup.dashboard;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.publication.PublishedIndicator;
import org.joinedup.publication.ShowIndicators.Question;
import org.joinedup.publication.ShowOverview;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the service by which a new reader is shown how to read a page: one of the demonstration,
 * where the reader sees it, else the one of which most people answered.
 */
@Singleton
class FindExample {
    private static final Comparator<PublishedIndicator> BEST =
            Comparator.comparing(PublishedIndicator::synthetic)
                    .thenComparing(PublishedIndicator::responses);

    private final Services services;
    private final ShowOverview overview;
    private final ReadReports reports;

    FindExample(Services services, ShowOverview overview, ReadReports reports) {
        this.services = services;
        this.overview = overview;
        this.reports = reports;
    }

    /**
     * @param periods the best first
     * @return empty where the reader sees no figures of any of them
     */
    Optional<Report> find(Caller caller, List<PeriodChoice> periods) {
        List<Service> visible = services.visibleTo(caller);
        return periods.stream()
                .flatMap(period -> find(caller, visible, period).stream())
                .findFirst();
    }

    private Optional<Report> find(Caller caller, List<Service> visible, PeriodChoice period) {
        return Stream.of(ReadReports.TRANSITION, ReadReports.SHORT_TRANSITION)
                .flatMap(instrument -> best(caller, visible, instrument, period).stream())
                .findFirst()
                .flatMap(service -> reports.ofService(caller, service, period));
    }

    private Optional<ServiceId> best(
            Caller caller, List<Service> visible, String instrument, PeriodChoice period) {
        Question question = Question.ofEveryone(instrument, period.period(), period.by());
        return overview.indicators(caller, visible, question).entrySet().stream()
                .filter(each -> each.getValue().isShown())
                .max(Map.Entry.comparingByValue(BEST))
                .map(Map.Entry::getKey);
    }
}
