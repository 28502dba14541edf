package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.ComputeIndicator;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.GroupKind;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The one way by which a figure leaves the service: what this caller may see of it. */
@Singleton
public class ShowIndicators {
    private static final String GIVES_OTHERS_AWAY =
            "would give back the figures of a few other services by subtraction";

    private final FindSubject find;
    private final Instruments instruments;
    private final ComputeIndicator compute;
    private final GatherIndicators gather;
    private final Disclosure disclosure;

    ShowIndicators(
            FindSubject find,
            Instruments instruments,
            ComputeIndicator compute,
            GatherIndicators gather,
            DisclosureRules rules) {
        this.find = find;
        this.instruments = instruments;
        this.compute = compute;
        this.gather = gather;
        this.disclosure = new Disclosure(rules);
    }

    /**
     * What is asked.
     *
     * @param period made of whole periods of the granularity
     * @param breakdown {@link Breakdown#ALL} for everyone together
     */
    public record Question(String instrument, Period period, Granularity by, Breakdown breakdown) {
        /** For everyone together in one quarter. */
        public static Question ofQuarter(String instrument, Period quarter) {
            return new Question(instrument, quarter, Granularity.QUARTER, Breakdown.ALL);
        }
    }

    /** What became of the question. */
    public sealed interface Outcome {
        /** By period, then by category. */
        record Shown(List<PublishedIndicator> indicators) implements Outcome {}

        record UnknownSubject() implements Outcome {}

        record Refused(String parameter, String reason) implements Outcome {}
    }

    public Outcome show(Caller caller, ServiceId id, Question question) {
        return show(caller, find.service(caller, id), question);
    }

    public Outcome show(Caller caller, GroupKind kind, String code, Question question) {
        return show(caller, find.group(caller, kind, code), question);
    }

    private Outcome show(Caller caller, Optional<Subject> found, Question question) {
        if (found.isEmpty()) {
            return new Outcome.UnknownSubject();
        }
        Subject subject = found.get();
        Optional<Instrument> instrument =
                answered(subject, question.instrument(), question.period());
        if (instrument.isEmpty()) {
            return new Outcome.Refused("instrument", "is not the code of a released instrument");
        }
        Optional<List<Period>> periods = question.by().divide(question.period());
        if (periods.isEmpty()) {
            return new Outcome.Refused(
                    "from",
                    "from and to must be the first and last month of calendar %ss"
                            .formatted(question.by().code()));
        }
        boolean divided = question.breakdown() != Breakdown.ALL;
        if (divided && question.by() == Granularity.MONTH) {
            return new Outcome.Refused("by", "a breakdown is given by quarter or year");
        }
        Audience audience = find.audience(caller, subject);
        GatherIndicators.Shown shown =
                gather.read(
                        subject,
                        instrument.get(),
                        question.period(),
                        audience,
                        List.of(question.breakdown()));
        List<Indicator> indicators =
                divided
                        ? gather.byCategory(
                                shown, periods.get(), question.by(), question.breakdown())
                        : gather.everyone(shown, periods.get(), question.by());
        boolean refused =
                audience == Audience.COMMISSIONER && find.givesOthersAway(caller, subject);
        return new Outcome.Shown(
                indicators.stream()
                        .map(i -> refused ? i.heldBackBecause(GIVES_OTHERS_AWAY) : i)
                        .map(i -> disclosure.prepare(i, audience))
                        .toList());
    }

    /** The latest version that anybody answered in the period, or the latest of all. */
    private Optional<Instrument> answered(Subject subject, String code, Period period) {
        List<Instrument> versions =
                instruments.all().stream()
                        .filter(instrument -> instrument.id().code().equals(code))
                        .sorted(
                                Comparator.comparingInt((Instrument i) -> i.id().version())
                                        .reversed())
                        .toList();
        return versions.stream()
                .filter(v -> !compute.people(subject.serviceIds(), v.id(), period).isEmpty())
                .findFirst()
                .or(() -> versions.stream().findFirst());
    }

    /** The breakdown with this code, unless it is only for computing. */
    static Optional<Breakdown> breakdown(String code) {
        return Coded.find(Breakdown.class, code).filter(breakdown -> breakdown != Breakdown.ALL);
    }
}
