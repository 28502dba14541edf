package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.invitation.AskingWindow;
import org.joinedup.invitation.KnownPeople;
import org.joinedup.invitation.Survey;
import org.joinedup.kernel.AgeBand;
import org.joinedup.organisation.Services;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.CsvRow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells who on a list may be asked, and of every other row why not. Stores nothing. */
@Singleton
class CheckList {
    /** Nobody is asked again by the same organisation within so many months. */
    static final int MONTHS_BETWEEN = 6;

    private final Services services;
    private final Instruments instruments;
    private final KnownPeople people;
    private final Clock clock;

    CheckList(Services services, Instruments instruments, KnownPeople people, Clock clock) {
        this.services = services;
        this.instruments = instruments;
        this.people = people;
        this.clock = clock;
    }

    /** In the order of the list. */
    record Checked(List<ListedPerson> eligible, List<LeftOut> leftOut) {}

    /** Reads rows as they come: of each no more is held than the person. */
    final class Reading implements Consumer<CsvRow> {
        private final LocalDate today = LocalDate.now(clock);
        private final ReadPerson reader;
        private final List<ListedPerson> readable = new ArrayList<>();
        private final List<LeftOut> bad = new ArrayList<>();

        private Reading(Survey survey, Caller caller) {
            this.reader = new ReadPerson(survey, caller, services, instruments, people, today);
        }

        @Override
        public void accept(CsvRow row) {
            try {
                readable.add(reader.read(row));
            } catch (WrongCell wrong) {
                bad.add(LeftOut.bad(row.line(), wrong.column(), wrong.reason()));
            }
        }
    }

    Reading reading(Survey survey, Caller caller) {
        return new Reading(survey, caller);
    }

    /**
     * @param broken rows that were no sound rows
     */
    Checked check(Survey survey, Plan plan, Reading read, List<LeftOut> broken) {
        List<LeftOut> leftOut = new ArrayList<>(broken);
        leftOut.addAll(read.bad);
        List<ListedPerson> readable = read.readable;
        Known known = known(survey, readable, read.today);
        List<ListedPerson> eligible = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (ListedPerson person : readable) {
            Optional<LeftOut> why =
                    repeated(person, seen)
                            .or(() -> known(person, known))
                            .or(() -> unfit(person, plan));
            why.ifPresentOrElse(leftOut::add, () -> eligible.add(person));
            person.hashes().forEach(hash -> seen.putIfAbsent(hash, person.line()));
        }
        leftOut.sort(Comparator.comparingInt(LeftOut::line));
        return new Checked(eligible, leftOut);
    }

    /** What was looked up once for all. */
    private record Known(KnownPeople.Known people, Set<String> references) {}

    private Known known(Survey survey, List<ListedPerson> listed, LocalDate today) {
        Set<String> hashes =
                listed.stream()
                        .flatMap(person -> person.hashes().stream())
                        .collect(Collectors.toCollection(HashSet::new));
        return new Known(
                people.among(survey, hashes, today.minusMonths(MONTHS_BETWEEN)),
                people.taken(
                        survey.id(),
                        listed.stream().flatMap(person -> person.reference().stream()).toList()));
    }

    private static Optional<LeftOut> repeated(ListedPerson person, Map<String, Integer> seen) {
        return person.hashes().stream()
                .filter(seen::containsKey)
                .map(seen::get)
                .min(Comparator.naturalOrder())
                .map(line -> LeftOut.duplicate(person.line(), "is the person of line " + line));
    }

    private static Optional<LeftOut> known(ListedPerson person, Known known) {
        int line = person.line();
        if (isAmong(person, known.people().dead())) {
            return Optional.of(LeftOut.excluded(line, "on-deaths-list"));
        }
        if (isAmong(person, known.people().optedOut())) {
            return Optional.of(LeftOut.excluded(line, "opted-out"));
        }
        if (isAmong(person, known.people().asked())
                || person.reference().filter(known.references()::contains).isPresent()) {
            return Optional.of(LeftOut.duplicate(line, "was in this survey before"));
        }
        return isAmong(person, known.people().askedLately())
                ? Optional.of(LeftOut.excluded(line, "asked-recently"))
                : Optional.empty();
    }

    private static boolean isAmong(ListedPerson person, Set<String> hashes) {
        return person.hashes().stream().anyMatch(hashes::contains);
    }

    private Optional<LeftOut> unfit(ListedPerson person, Plan plan) {
        if (person.ageBand().filter(AgeBand.UNDER_16::equals).isPresent()) {
            return Optional.of(LeftOut.excluded(person.line(), "under-16"));
        }
        Optional<Step> first = Route.first(plan, person.contact()).map(plan.steps()::get);
        if (first.isEmpty()) {
            return Optional.of(LeftOut.excluded(person.line(), "no-contact"));
        }
        Instant due = plan.hours().due(first.get(), person.transitionDate(), clock.instant());
        return AskingWindow.isOpen(
                        person.transitionDate(), due.atZone(clock.getZone()).toLocalDate())
                ? Optional.empty()
                : Optional.of(LeftOut.excluded(person.line(), "outside-window"));
    }
}
