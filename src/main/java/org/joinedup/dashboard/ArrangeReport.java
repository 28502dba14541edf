package org.joinedup.dashboard;

import jakarta.inject.Singleton;

import org.joinedup.organisation.BarrierList;
import org.joinedup.publication.ServiceProfile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts the figures of a report in the order in which a page, a file or a print tells them. */
@Singleton
class ArrangeReport {
    private final BarrierList barriers;

    ArrangeReport(BarrierList barriers) {
        this.barriers = barriers;
    }

    List<Section> arrange(Report report, Show show) {
        List<Section> sections = new ArrayList<>();
        if (report.published().isPresent()) {
            sections.add(PublishedSection.of(report.published().get(), show));
            if (report.journey().indicator().isShown()) {
                sections.add(StatementSection.of("journey", report.journey().indicator(), show));
            }
            return sections;
        }
        ServiceProfile transition = report.transition();
        boolean isShown = transition.indicator().isShown();
        sections.add(TrendSection.of(report, show));
        if (isShown) {
            YearSection.yearBefore(transition, show).ifPresent(sections::add);
            YearSection.targets(transition, show).ifPresent(sections::add);
        }
        sections.add(StatementSection.of("statements", transition.indicator(), show));
        sections.add(StatementSection.of("journey", report.journey().indicator(), show));
        if (isShown) {
            sections.add(DistributionSection.of(transition.indicator(), show));
            TopicSection.of(transition, show).ifPresent(sections::add);
        }
        if (isShown || report.journey().indicator().isShown()) {
            sections.add(BarrierSection.of(report, barriers.all(), show));
        }
        if (isShown) {
            ComparisonSection.of(report, show).ifPresent(sections::add);
            HandoverSection.of(report, show).ifPresent(sections::add);
            PairSection.of(report, show).ifPresent(sections::add);
            sections.add(PeopleSections.equity(report, show));
            sections.add(PeopleSections.respondents(report, show));
            HealthSection.of(transition, show).ifPresent(sections::add);
        }
        return sections;
    }

    /** Of each questionnaire that something is shown of. */
    List<Advice> advise(Report report, Show show) {
        return Stream.of(report.transition(), report.journey())
                .filter(profile -> profile.indicator().isShown())
                .map(profile -> Advice.of(profile, show))
                .toList();
    }
}
