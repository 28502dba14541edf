package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.invitation.KnownPeople;
import org.joinedup.invitation.Survey;
import org.joinedup.kernel.Sha256;
import org.joinedup.web.Problem.FieldError;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows what would become of a list. Stores nothing. */
@Singleton
class PreviewList {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StoredPlans plans;
    private final CheckList checkList;
    private final KnownPeople people;

    PreviewList(StoredPlans plans, CheckList checkList, KnownPeople people) {
        this.plans = plans;
        this.checkList = checkList;
        this.people = people;
    }

    sealed interface Outcome {
        /** Who would be invited, and what the caller is told. */
        record Shown(ListReport report, List<ListedPerson> drawn, Plan plan) implements Outcome {}

        /** No table of the columns. */
        record Faulty(List<FieldError> faults) implements Outcome {}

        record Invalid(List<FieldError> faults) implements Outcome {}

        /** Something has to be set first. */
        record NotReady(String reason) implements Outcome {}
    }

    Outcome preview(Survey survey, NewList list, Caller caller) {
        if (!people.isReady()) {
            return new Outcome.NotReady(
                    "JOINEDUP_CONTACT_KEY is not set, without which no contact details are kept");
        }
        Optional<Plan> plan = plans.find(survey.id());
        if (plan.isEmpty()) {
            return new Outcome.NotReady("the survey has no plan of when people are written to");
        }
        CheckList.Reading reading = checkList.reading(survey, caller);
        return switch (ListFile.read(list, reading)) {
            case ListFile.Outcome.Faulty faulty -> new Outcome.Faulty(faulty.faults());
            case ListFile.Outcome.Read read ->
                    draw(
                            list,
                            plan.get(),
                            read,
                            checkList.check(survey, plan.get(), reading, read.broken()));
        };
    }

    private static Outcome draw(
            NewList list, Plan plan, ListFile.Outcome.Read read, CheckList.Checked checked) {
        Optional<Long> seed = list.wanted().map(PreviewList::seed);
        List<ListedPerson> drawn =
                list.wanted()
                        .map(wanted -> DrawSample.draw(checked.eligible(), wanted, seed.get()))
                        .orElse(checked.eligible());
        List<LeftOut> leftOut = new ArrayList<>(checked.leftOut());
        Set<Integer> in =
                drawn.stream().map(ListedPerson::line).collect(Collectors.toUnmodifiableSet());
        checked.eligible().stream()
                .filter(person -> !in.contains(person.line()))
                .forEach(person -> leftOut.add(LeftOut.notSampled(person.line())));
        leftOut.sort(Comparator.comparingInt(LeftOut::line));
        ListReport report =
                ListReport.of(
                        read.rows(),
                        checked.eligible(),
                        drawn,
                        leftOut,
                        seed.orElse(null),
                        accept(list, seed, drawn, leftOut),
                        read.unused());
        return new Outcome.Shown(report, drawn, plan);
    }

    private static long seed(NewList.NewSample wanted) {
        return wanted.seed() == null ? RANDOM.nextLong(NewList.LARGEST_SEED + 1) : wanted.seed();
    }

    /** Stands for the file and for every row's fate. */
    private static String accept(
            NewList list, Optional<Long> seed, List<ListedPerson> drawn, List<LeftOut> leftOut) {
        Sha256 digest = new Sha256().addPart(parts(list).hex()).addPart(seed);
        drawn.forEach(person -> digest.addPart(person.line()));
        leftOut.forEach(row -> digest.addPart(row));
        return digest.hex();
    }

    /** Stands for what was sent. */
    static String request(NewList list) {
        return parts(list).addPart(list.wanted().map(NewList.NewSample::seed)).hex();
    }

    private static Sha256 parts(NewList list) {
        Sha256 digest = new Sha256().addPart(list.file()).addPart(new TreeMap<>(list.headings()));
        list.wanted().ifPresent(wanted -> digest.addPart(wanted.size()).addPart(wanted.strata()));
        return digest;
    }
}
