package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.ComputeIndicator;
import org.joinedup.indicator.ComputeIndicator.ServiceMonth;
import org.joinedup.kernel.OrganisationId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.GroupKind;
import org.joinedup.organisation.Groups;
import org.joinedup.organisation.Services;
import org.joinedup.progress.Counter;
import org.joinedup.publication.Indicator.Invitations;
import org.joinedup.publication.PlanEdition.Place;
import org.joinedup.publication.PlanRelease.Cell;
import org.joinedup.publication.PlanRelease.View;
import org.joinedup.questionnaire.Instrument;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Computes the lines of an edition: every metric of the nation, of each group and of each service,
 * of everyone and by breakdown, with what would give others away kept back.
 */
@Singleton
class ComputeEdition {
    /** Of each the categories are disjoint, and few. */
    static final Set<Breakdown> BREAKDOWNS =
            EnumSet.of(
                    Breakdown.RESPONDENT,
                    Breakdown.MODE,
                    Breakdown.LANGUAGE,
                    Breakdown.AGE_BAND,
                    Breakdown.SEX,
                    Breakdown.ETHNIC_GROUP,
                    Breakdown.DEPRIVATION);

    /** Services whose counts are in memory at a time. */
    private static final int PORTION = 50;

    private final Groups groups;
    private final Services services;
    private final MoveInSteps steps;
    private final ShownFigures shown;
    private final ReadCells readCells;
    private final ComputeIndicator compute;
    private final DisclosureRules rules;
    private final Clock clock;

    ComputeEdition(
            Groups groups,
            Services services,
            MoveInSteps steps,
            ShownFigures shown,
            ReadCells readCells,
            ComputeIndicator compute,
            DisclosureRules rules,
            Clock clock) {
        this.groups = groups;
        this.services = services;
        this.steps = steps;
        this.shown = shown;
        this.readCells = readCells;
        this.compute = compute;
        this.rules = rules;
        this.clock = clock;
    }

    record Computed(
            List<Subject> subjects, List<Observation> lines, Instant asOf, boolean synthetic) {}

    /**
     * @param period one month, quarter or year
     * @param before what was published of the same instrument in the same years
     * @param done counts the services
     */
    Computed compute(
            Instrument instrument, Period period, List<PublishedView> before, Counter done) {
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        List<Subject> subjects = subjects();
        List<ServiceId> ids = subjects.stream().flatMap(subject -> subject.id().stream()).toList();
        done.total(ids.size());
        Map<ServiceMonth, Long> came = compute.people(ids, instrument.id(), period);
        Granularity by = Granularity.ofOne(period).orElseThrow();
        boolean divided = by != Granularity.MONTH && rules.isSettled(period, LocalDate.now(clock));
        Set<Breakdown> breakdowns = divided ? BREAKDOWNS : EnumSet.noneOf(Breakdown.class);
        Map<Cell, Long> everyone = readCells.read(instrument.id(), years(period), Breakdown.ALL);
        Map<OrganisationId, List<View>> seen =
                SeenLive.of(subjects, everyone, before, period, rules);
        PlanEdition plan = new PlanEdition(subjects, period, before, seen, rules);
        Plan planned = plan(plan, everyone, instrument, years(period), breakdowns);
        WriteLines lines =
                new WriteLines(
                        instrument,
                        breakdowns,
                        planned.shown(),
                        planned.strata(),
                        divided
                                ? shown.people(ids, instrument.id(), period, by, Breakdown.STRATUM)
                                : Map.of(),
                        rules,
                        asOf);
        CountAnswered answered = new CountAnswered(instrument, breakdowns);
        Map<ServiceId, Invitations> invitations =
                EditionTallies.invitations(
                        ids, period, compute.invited(ids, instrument.id(), period), came);
        EditionTallies tallies = new EditionTallies(subjects, instrument, period, invitations);
        // Other periods matter only beside what was told of them.
        Period span = before.isEmpty() && seen.isEmpty() ? period : years(period);
        for (int from = 0; from < ids.size(); from += PORTION) {
            List<ServiceId> portion = ids.subList(from, Math.min(from + PORTION, ids.size()));
            read(
                    portion,
                    instrument,
                    span,
                    divided ? withStrata(breakdowns) : breakdowns,
                    answered,
                    tallies,
                    lines);
            done.add(portion.size());
        }
        tallies.groups().forEach(lines::write);
        return new Computed(subjects, lines.finish(plan, answered), asOf, lines.synthetic());
    }

    /** Brings what is shown up to date. */
    void settle(Instrument instrument, Period period) {
        steps.settle(services.ids(), instrument, period);
    }

    /** The groups from the nation down, then the services. */
    private List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        groups.all().forEach(group -> subjects.add(Subject.of(group)));
        subjects.stream()
                .filter(subject -> subject.kind().equals(GroupKind.NATION.code()))
                .findFirst()
                .map(Subject::services)
                .orElse(List.of())
                .forEach(service -> subjects.add(Subject.of(service)));
        return subjects;
    }

    /**
     * @param strata the subjects whose score may be adjusted for case mix
     */
    private record Plan(Set<Place> shown, Set<Place> strata) {}

    private Plan plan(
            PlanEdition plan,
            Map<Cell, Long> everyone,
            Instrument instrument,
            Period years,
            Set<Breakdown> breakdowns) {
        Set<Place> totals = plan.totals(everyone);
        Set<Place> places = new HashSet<>(totals);
        if (breakdowns.isEmpty()) {
            return new Plan(places, Set.of());
        }
        Map<Cell, Long> known = readCells.read(instrument.id(), years, Breakdown.KNOWN);
        String stratum = Breakdown.STRATUM.restsOn().orElseThrow();
        List<String> whats = new ArrayList<>();
        breakdowns.forEach(breakdown -> breakdown.restsOn().ifPresent(whats::add));
        whats.add(stratum);
        Map<String, Set<Place>> told =
                plan.tellable(known, whats.stream().distinct().toList(), totals);
        for (Breakdown breakdown : breakdowns) {
            Set<Place> tellable = breakdown.restsOn().map(told::get).orElse(totals);
            places.addAll(
                    plan.categories(
                            readCells.read(instrument.id(), years, breakdown),
                            breakdown,
                            totals,
                            place -> tellable.contains(place.total())));
        }
        return new Plan(places, told.get(stratum));
    }

    private static Set<Breakdown> withStrata(Set<Breakdown> breakdowns) {
        Set<Breakdown> all = EnumSet.copyOf(breakdowns);
        all.add(Breakdown.STRATUM);
        return all;
    }

    private void read(
            List<ServiceId> services,
            Instrument instrument,
            Period span,
            Collection<Breakdown> breakdowns,
            CountAnswered answered,
            EditionTallies tallies,
            WriteLines lines) {
        Set<Breakdown> wanted = EnumSet.of(Breakdown.ALL);
        wanted.addAll(breakdowns);
        Map<ServiceId, List<ShownMonth>> months =
                shown.read(services, instrument, span, wanted).stream()
                        .collect(Collectors.groupingBy(ShownMonth::service));
        for (ServiceId service : services) {
            EditionTally tally = tallies.service(service);
            for (ShownMonth month : months.getOrDefault(service, List.of())) {
                answered.add(month);
                tallies.add(month, tally, breakdowns);
            }
            lines.write(tally);
        }
    }

    private static Period years(Period period) {
        return new Period(
                Granularity.YEAR.of(period.from()).from(), Granularity.YEAR.of(period.to()).to());
    }
}
