package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.figure.Audience;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Group;
import org.joinedup.organisation.Groups;
import org.joinedup.organisation.Service;
import org.joinedup.publication.PublishedTotals.Total;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.storage.Database;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps back the groups by which a caller would learn what a few services have. */
@Singleton
class ProtectOthers {
    static final String GIVES_OTHERS_AWAY =
            "would give back the figures of a few other services by subtraction";

    private final FindSubject find;
    private final Groups groups;
    private final MoveInSteps steps;
    private final PublishedTotals published;
    private final Database database;
    private final DisclosureRules rules;

    ProtectOthers(
            FindSubject find,
            Groups groups,
            MoveInSteps steps,
            PublishedTotals published,
            Database database,
            DisclosureRules rules) {
        this.find = find;
        this.groups = groups;
        this.steps = steps;
        this.published = published;
        this.database = database;
        this.rules = rules;
    }

    /**
     * Of a single service nothing is refused here, nor of a group to those who see all of it.
     *
     * @param within holds all periods that will be asked about
     * @return why nothing may be shown of the subject in a month, quarter or year
     */
    Function<Period, Optional<String>> refusals(
            Caller caller, Subject subject, Instrument instrument, Period within) {
        if (subject.isService() || find.audience(caller, subject) == Audience.PROVIDER) {
            return period -> Optional.empty();
        }
        BiPredicate<Subject, Period> givesAway = givesAway(caller, instrument, within);
        return period ->
                givesAway.test(subject, period) ? Optional.of(GIVES_OTHERS_AWAY) : Optional.empty();
    }

    /**
     * Whether a group that holds services of others gives any away in a period: beside what is
     * published, and beside what is prepared, which may be published or not.
     */
    BiPredicate<Subject, Period> givesAway(Caller caller, Instrument instrument, Period within) {
        List<Group> all = groups.all();
        OtherServices.Reader reader =
                new OtherServices.Reader(own(caller, all), find.visible(caller));
        List<OtherServices.Shown> shown = shown(all, instrument, within);
        List<Total> soon = published.within(instrument.id(), within);
        List<Total> now = soon.stream().filter(Total::isPublished).toList();
        OtherServices besideNow = new OtherServices(all, reader, shown, now, rules);
        if (now.size() == soon.size()) {
            return besideNow::areGivenAway;
        }
        OtherServices besideSoon = new OtherServices(all, reader, shown, soon, rules);
        return (subject, period) ->
                besideNow.areGivenAway(subject, period) || besideSoon.areGivenAway(subject, period);
    }

    private static Set<ServiceId> own(Caller caller, List<Group> all) {
        return all.stream()
                .flatMap(group -> group.services().stream())
                .filter(service -> caller.belongsTo(service.providerId()))
                .map(Service::id)
                .collect(Collectors.toSet());
    }

    private List<OtherServices.Shown> shown(List<Group> all, Instrument instrument, Period within) {
        List<ServiceId> services =
                all.stream()
                        .flatMap(group -> group.services().stream())
                        .map(Service::id)
                        .distinct()
                        .toList();
        steps.settle(services, instrument, within);
        return database.list(
                """
                select service_id, month, tier, people from shown_counts
                where code = ? and version = ? and breakdown = ? and month between ? and ?
                """,
                row ->
                        new OtherServices.Shown(
                                row.id("service_id", ServiceId::new),
                                YearMonth.from(row.date("month")),
                                row.coded("tier", Tier.class),
                                row.count("people")),
                instrument.id().code(),
                instrument.id().version(),
                Breakdown.ALL,
                Granularity.YEAR.of(within.from()).firstDay(),
                Granularity.YEAR.of(within.to()).lastDay());
    }
}
