package org.joinedup.dashboard;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.figure.Measure;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.GroupKind;
import org.joinedup.organisation.Groups;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.publication.Granularity;
import org.joinedup.publication.PublishedIndicator;
import org.joinedup.publication.Quarters;
import org.joinedup.publication.ReadPublishedGroup;
import org.joinedup.publication.ReadPublishedGroup.PublishedGroup;
import org.joinedup.publication.ReadPublishedScores;
import org.joinedup.publication.ServiceProfile;
import org.joinedup.publication.ShowIndicators;
import org.joinedup.publication.ShowIndicators.Question;
import org.joinedup.publication.ShowOverview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks for what the pages show, by the way that the API asks. */
@Singleton
class ReadReports {
    static final String TRANSITION = "ctm-15";
    static final String SHORT_TRANSITION = "ctm-3";
    private static final String JOURNEY = "i-statements";
    private static final int QUARTERS = 7;

    private final Services services;
    private final Groups groups;
    private final ShowIndicators indicators;
    private final ShowOverview overview;
    private final ReadPublishedScores published;
    private final ReadPublishedGroup publishedGroups;
    private final ReadPairs readPairs;
    private final Clock clock;

    ReadReports(
            Services services,
            Groups groups,
            ShowIndicators indicators,
            ShowOverview overview,
            ReadPublishedScores published,
            ReadPublishedGroup publishedGroups,
            ReadPairs readPairs,
            Clock clock) {
        this.services = services;
        this.groups = groups;
        this.indicators = indicators;
        this.overview = overview;
        this.published = published;
        this.publishedGroups = publishedGroups;
        this.readPairs = readPairs;
        this.clock = clock;
    }

    Optional<Report> ofService(Caller caller, ServiceId id, PeriodChoice period) {
        return services.findVisible(id, caller)
                .flatMap(service -> ofService(caller, service, period));
    }

    private Optional<Report> ofService(Caller caller, Service service, PeriodChoice period) {
        return report(
                new ReportSubject(
                        asked -> indicators.show(caller, service.id(), asked),
                        asked ->
                                indicators.profile(caller, service.id(), asked, Measure.MEAN_SCORE),
                        asked -> siblings(caller, service, asked),
                        asked -> List.of(),
                        asked -> Optional.empty()),
                service.code(),
                service.name(),
                service.providerName(),
                "/services/" + service.id(),
                period);
    }

    Optional<Report> ofGroup(Caller caller, GroupKind kind, String code, PeriodChoice period) {
        return groups.find(kind, code)
                .flatMap(
                        group ->
                                report(
                                        new ReportSubject(
                                                asked -> indicators.show(caller, kind, code, asked),
                                                asked ->
                                                        indicators.profile(
                                                                caller,
                                                                kind,
                                                                code,
                                                                asked,
                                                                Measure.MEAN_SCORE),
                                                asked -> List.of(),
                                                asked -> readPairs.read(caller, group, asked),
                                                asked ->
                                                        publishedGroups.read(
                                                                asked.instrument(),
                                                                asked.period(),
                                                                kind,
                                                                code)),
                                        code,
                                        group.name(),
                                        "",
                                        GroupLink.path(kind, code),
                                        period));
    }

    private Optional<Report> report(
            ReportSubject subject,
            String code,
            String name,
            String above,
            String path,
            PeriodChoice period) {
        Optional<String> instrument = transition(subject, period);
        return instrument.map(
                asked -> {
                    ServiceProfile profile = subject.profiled(question(asked, period));
                    return new Report(
                            code,
                            name,
                            above,
                            path,
                            period,
                            profile,
                            subject.profiled(question(JOURNEY, period)),
                            quarters(subject, asked),
                            dividedFrom(profile, period),
                            settled(profile, period),
                            others(subject, profile, question(asked, period)),
                            subject.pairs().apply(question(asked, period)),
                            profile.indicator().isToldInEditions()
                                    ? Optional.of(published(subject, period))
                                    : Optional.empty());
                });
    }

    private static List<PublishedGroup> published(ReportSubject subject, PeriodChoice period) {
        return Stream.of(TRANSITION, SHORT_TRANSITION, JOURNEY)
                .flatMap(
                        instrument ->
                                subject.published().apply(question(instrument, period)).stream())
                .toList();
    }

    private Others others(ReportSubject subject, ServiceProfile profile, Question asked) {
        return profile.comparison() == null
                ? Others.NONE
                : new Others(
                        subject.siblings().apply(asked),
                        published.read(asked.instrument(), asked.period()));
    }

    private List<Sibling> siblings(Caller caller, Service own, Question asked) {
        List<Service> others =
                services.visibleTo(caller).stream()
                        .filter(service -> !service.id().equals(own.id()))
                        .toList();
        Map<ServiceId, PublishedIndicator> shown = overview.indicators(caller, others, asked);
        return others.stream()
                .filter(service -> shown.get(service.id()).isShown())
                .map(
                        service ->
                                new Sibling(
                                        service.code(),
                                        service.name(),
                                        shown.get(service.id()).score().mean()))
                .filter(sibling -> sibling.mean().value() != null)
                .toList();
    }

    private static Question question(String instrument, PeriodChoice period) {
        return Question.ofEveryone(instrument, period.period(), period.by());
    }

    private Optional<LocalDate> dividedFrom(ServiceProfile profile, PeriodChoice period) {
        DisclosureRules rules = profile.indicator().disclosure();
        return rules.isSettled(period.period(), LocalDate.now(clock))
                ? Optional.empty()
                : Optional.of(rules.settledOn(period.period()).plusDays(1));
    }

    private Optional<PeriodChoice> settled(ServiceProfile profile, PeriodChoice period) {
        DisclosureRules rules = profile.indicator().disclosure();
        return PeriodChoice.settled(period.by(), LocalDate.now(clock), rules);
    }

    /**
     * The long form, or the short form where only that has figures in the period or is nearer to
     * them.
     *
     * @return empty where the subject does not exist for the caller
     */
    private static Optional<String> transition(ReportSubject subject, PeriodChoice period) {
        Optional<PublishedIndicator> full = subject.indicator(question(TRANSITION, period));
        if (full.isEmpty() || full.get().isShown()) {
            return full.map(shown -> TRANSITION);
        }
        return subject.indicator(question(SHORT_TRANSITION, period))
                .map(brief -> isNearer(brief, full.get()) ? SHORT_TRANSITION : TRANSITION);
    }

    /** Whether the one has figures and the other has not, or will have them sooner. */
    static boolean isNearer(PublishedIndicator brief, PublishedIndicator full) {
        return !full.isShown() && (brief.isShown() || brief.moreNeeded() < full.moreNeeded());
    }

    private List<PublishedIndicator> quarters(ReportSubject subject, String instrument) {
        List<Period> quarters = Quarters.endingWith(LocalDate.now(clock), QUARTERS);
        Period span = new Period(quarters.getLast().from(), quarters.getFirst().to());
        Question question = Question.ofEveryone(instrument, span, Granularity.QUARTER);
        return subject.each(question);
    }
}
