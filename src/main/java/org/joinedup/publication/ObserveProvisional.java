package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.figure.Audience;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.indicator.ComputeIndicator;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.publication.Observations.Filter;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.web.Problem.FieldError;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lines that a period may have in its edition, before there is one: of the services and groups
 * that the caller sees live anyway, from the same batches of people, with what commissioners are
 * shown of them. So they tell nobody anything that live figures do not.
 */
@Singleton
public class ObserveProvisional {
    /** Whoever is in them is counted anew. */
    private static final int MOST_SUBJECTS = 50;

    private final FindSubject find;
    private final Services services;
    private final ComputeIndicator compute;
    private final GatherIndicators gather;
    private final ProtectOthers protect;
    private final CheckProvisional check;
    private final Disclosure disclosure;

    ObserveProvisional(
            FindSubject find,
            Services services,
            ComputeIndicator compute,
            GatherIndicators gather,
            ProtectOthers protect,
            CheckProvisional check,
            DisclosureRules rules) {
        this.find = find;
        this.services = services;
        this.compute = compute;
        this.gather = gather;
        this.protect = protect;
        this.check = check;
        this.disclosure = new Disclosure(rules);
    }

    /**
     * What is asked.
     *
     * @param period one month, quarter or year; without it, the quarter that is running
     */
    public record Question(Optional<String> instrument, Optional<Period> period, Filter filter) {}

    /** A line, and what it is of. */
    public record Line(InstrumentId instrument, Period period, Observation observation) {
        String place() {
            Observation.About about = observation.about();
            return String.join("/", about.level(), about.code(), about.metric());
        }
    }

    /** What became of the question. */
    public sealed interface Outcome {
        /**
         * @param next after which to go on
         */
        record Observed(List<Line> lines, Optional<String> next) implements Outcome {}

        record Refused(List<FieldError> faults) implements Outcome {}
    }

    /**
     * @param after what the portion before gave as next
     * @param limit the most lines; there may be fewer, though more follow
     */
    public Outcome portion(Caller caller, Question question, Optional<String> after, int limit) {
        List<FieldError> faults = check.faults(question);
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        ProvisionalQuestion asked = asked(caller, question);
        List<Subject> rest = rest(asked, after);
        if (after.isPresent() && rest.isEmpty()) {
            return new Outcome.Refused(
                    List.of(new FieldError("after", "is not what a portion gave as next")));
        }
        List<Line> lines = new ArrayList<>();
        List<Subject> chosen = rest.stream().limit(MOST_SUBJECTS).toList();
        for (Line line : lines(asked, chosen)) {
            if (asked.isBehind(line, after) && asked.isWanted(line)) {
                lines.add(line);
            }
        }
        if (lines.size() > limit) {
            return new Outcome.Observed(
                    List.copyOf(lines.subList(0, limit)),
                    Optional.of(lines.get(limit - 1).place()));
        }
        return new Outcome.Observed(
                lines,
                rest.size() == chosen.size()
                        ? Optional.empty()
                        : Optional.of(asked.end(chosen.getLast())));
    }

    /** All lines at once. */
    public Outcome all(Caller caller, Question question) {
        List<FieldError> faults = check.faults(question);
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        ProvisionalQuestion asked = asked(caller, question);
        List<Subject> subjects = rest(asked, Optional.empty());
        List<Line> lines = new ArrayList<>();
        for (int from = 0; from < subjects.size(); from += MOST_SUBJECTS) {
            lines(asked, subjects.subList(from, Math.min(from + MOST_SUBJECTS, subjects.size())))
                    .stream()
                    .filter(asked::isWanted)
                    .forEach(lines::add);
        }
        return new Outcome.Observed(lines, Optional.empty());
    }

    /** Of the latest version that anybody answered, or the latest of all. */
    private ProvisionalQuestion asked(Caller caller, Question question) {
        List<Instrument> versions = check.versions(question.instrument().orElseThrow());
        Period period = check.period(question);
        Instrument answered =
                versions.stream()
                        .filter(v -> !compute.people(services.ids(), v.id(), period).isEmpty())
                        .findFirst()
                        .orElse(versions.getFirst());
        return ProvisionalQuestion.of(caller, answered, period, question.filter());
    }

    /** The groups, then the services, from that in which the portion before ended. */
    private List<Subject> rest(ProvisionalQuestion asked, Optional<String> after) {
        return Stream.concat(
                        find.groups(asked.caller()).stream(),
                        services.visibleTo(asked.caller()).stream().map(Subject::of))
                .filter(asked::isWanted)
                .dropWhile(
                        subject -> after.filter(place -> !asked.isIn(subject, place)).isPresent())
                .toList();
    }

    private List<Line> lines(ProvisionalQuestion asked, List<Subject> subjects) {
        Map<ServiceId, ShownPeople> people = peopleOfServices(asked, subjects);
        Granularity by = Granularity.ofOne(asked.period()).orElseThrow();
        List<Line> lines = new ArrayList<>();
        for (Subject subject : subjects) {
            ShownPeople of = subject.id().map(people::get).orElseGet(() -> read(asked, subject));
            Indicator indicator = gather.everyone(of, List.of(asked.period()), by).getFirst();
            Indicator allowed =
                    protect.refusals(asked.caller(), of)
                            .apply(asked.period())
                            .map(indicator::heldBackBecause)
                            .orElse(indicator);
            ObserveFigures.observe(disclosure.prepare(allowed, Audience.COMMISSIONER))
                    .forEach(
                            line ->
                                    lines.add(
                                            new Line(
                                                    asked.instrument().id(),
                                                    asked.period(),
                                                    line)));
        }
        return lines;
    }

    private Map<ServiceId, ShownPeople> peopleOfServices(
            ProvisionalQuestion asked, List<Subject> subjects) {
        List<Service> together =
                subjects.stream()
                        .filter(Subject::isService)
                        .flatMap(subject -> subject.services().stream())
                        .toList();
        return together.isEmpty()
                ? Map.of()
                : read(asked, new Subject(Subject.SERVICE, Optional.empty(), "", "", together))
                        .byService(each -> Audience.COMMISSIONER);
    }

    private ShownPeople read(ProvisionalQuestion asked, Subject subject) {
        return gather.read(
                subject, asked.instrument(), asked.period(), Audience.COMMISSIONER, List.of());
    }
}
