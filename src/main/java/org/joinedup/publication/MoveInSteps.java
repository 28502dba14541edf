package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.figure.DisclosureRules;
import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.ComputeIndicator;
import org.joinedup.indicator.ComputeIndicator.ServiceMonth;
import org.joinedup.indicator.Counts;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.publication.DecideMoves.Moves;
import org.joinedup.publication.DecideMoves.Year;
import org.joinedup.publication.ShownFigures.Head;
import org.joinedup.publication.ShownFigures.ServiceYear;
import org.joinedup.questionnaire.Instrument;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Lets the figures that are shown move only in batches of people (see {@link DecideMoves}). They
 * move when somebody looks. That somebody withdrew counts at the next look (see {@link
 * AmendShown}): then alone two views can differ by fewer, for a person's wish to be in no figure
 * goes before.
 */
@Singleton
class MoveInSteps {
    private final ComputeIndicator compute;
    private final ShownFigures shown;
    private final StoreMove store;
    private final DecideMoves decide;
    private final int batch;
    private final Clock clock;

    MoveInSteps(
            ComputeIndicator compute,
            ShownFigures shown,
            StoreMove store,
            DisclosureRules rules,
            Clock clock) {
        this.compute = compute;
        this.shown = shown;
        this.store = store;
        this.batch = rules.batch();
        this.decide = new DecideMoves(batch, rules.settledAfterDays());
        this.clock = clock;
    }

    /**
     * Brings what is shown of these services up to date, in whole years.
     *
     * @return how many people have come until now, shown or not
     */
    Map<ServiceMonth, Long> settle(
            Collection<ServiceId> services, Instrument instrument, Period period) {
        Period years =
                new Period(
                        Granularity.YEAR.of(period.from()).from(),
                        Granularity.YEAR.of(period.to()).to());
        Ledger ledger = ledger(services, instrument, years);
        for (ServiceYear each : ledger.years()) {
            if (ledger.hasLost(each)
                    || !decide.decide(ledger.year(each), LocalDate.now(clock)).isEmpty()) {
                move(each, instrument, ledger.head(each), ledger.erased(each));
            }
        }
        return ledger.came();
    }

    /**
     * The heads first: whatever is moved meanwhile, a move that builds on them is then refused. And
     * the erased before who came: of an erasure in between the next reader hears again.
     */
    private Ledger ledger(Collection<ServiceId> services, Instrument instrument, Period years) {
        Map<ServiceYear, Head> heads = shown.heads(services, instrument.id(), years);
        Map<ServiceMonth, Long> before = shown.people(services, instrument.id(), years);
        Set<ServiceMonth> closed = shown.closed(services, instrument.id(), years);
        Map<ServiceMonth, Long> erased = compute.erased(services, years);
        Map<ServiceMonth, Long> came = compute.people(services, instrument.id(), years);
        return new Ledger(heads, before, closed, came, erased);
    }

    private void move(ServiceYear of, Instrument instrument, Head head, long erased) {
        Period year = Granularity.YEAR.of(YearMonth.of(of.year(), 1));
        SortedMap<YearMonth, Counts> came = compute.byMonth(of.service(), instrument, year);
        Map<YearMonth, ShownMonth> stored = new HashMap<>();
        shown.read(List.of(of.service()), instrument, year, List.of(Breakdown.values()))
                .forEach(month -> stored.put(month.month(), month));
        boolean lost = head.erased() != erased || !AmendShown.holds(stored, came);
        Map<YearMonth, ShownMonth> before =
                lost ? AmendShown.withoutLost(stored, came, batch) : stored;
        Map<YearMonth, Counts> waiting = AmendShown.waiting(before, came);
        Moves moves = decide.decide(year(of, waiting, before, head.closed()), LocalDate.now(clock));
        if (lost || !moves.isEmpty()) {
            Set<Period> moving = new HashSet<>();
            moves.tiers().keySet().forEach(month -> moving.add(Granularity.QUARTER.of(month)));
            stored.forEach(
                    (month, old) -> {
                        if (!old.equals(before.get(month))) {
                            moving.add(Granularity.QUARTER.of(month));
                        }
                    });
            store.store(
                    of,
                    instrument.id(),
                    head.next(head.closed() || moves.closesYear(), erased),
                    after(of, instrument, before, waiting, moves, moving));
        }
    }

    private static Year year(
            ServiceYear of,
            Map<YearMonth, Counts> waiting,
            Map<YearMonth, ShownMonth> before,
            boolean closed) {
        Map<YearMonth, Long> people = new HashMap<>();
        waiting.forEach((month, counts) -> people.put(month, counts.people()));
        Map<YearMonth, Long> shownPeople = new HashMap<>();
        Set<YearMonth> closedQuarters = new HashSet<>();
        before.forEach(
                (month, shownMonth) -> {
                    shownPeople.put(
                            month,
                            shownMonth.tiers().values().stream().mapToLong(Counts::people).sum());
                    if (shownMonth.closed()) {
                        closedQuarters.add(Granularity.QUARTER.of(month).from());
                    }
                });
        return new Year(of.year(), people, shownPeople, closedQuarters, closed);
    }

    private List<ShownMonth> after(
            ServiceYear of,
            Instrument instrument,
            Map<YearMonth, ShownMonth> before,
            Map<YearMonth, Counts> joining,
            Moves moves,
            Set<Period> moving) {
        List<ShownMonth> after = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            YearMonth month = YearMonth.of(of.year(), number);
            ShownMonth old = before.get(month);
            Period quarter = Granularity.QUARTER.of(month);
            ShownMonth base = old;
            if (moving.contains(quarter)) {
                base = new ShownMonth(of.service(), month, false, now());
            }
            if (base != null) {
                Map<Tier, Counts> tiers = new EnumMap<>(Tier.class);
                if (old != null) {
                    tiers.putAll(old.tiers());
                }
                Tier tier = moves.tiers().get(month);
                if (tier != null) {
                    tiers.computeIfAbsent(tier, t -> new Counts(instrument.items().size()))
                            .merge(joining.get(month));
                }
                boolean closed =
                        (old != null && old.closed())
                                || moves.closedQuarters().contains(quarter.from());
                after.add(base.with(closed, tiers));
            }
        }
        return after;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
