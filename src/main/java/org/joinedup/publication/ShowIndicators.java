package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.access.Caller;
import org.joinedup.figure.Audience;
import org.joinedup.figure.DisclosureRules;
import org.joinedup.figure.HandoverResult;
import org.joinedup.figure.Measure;
import org.joinedup.indicator.Breakdown;
import org.joinedup.indicator.ComputeIndicator;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.Period;
import org.joinedup.kernel.ServiceId;
import org.joinedup.organisation.GroupKind;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The one way by which a figure leaves the service: what this caller may see of it. */
@Singleton
public class ShowIndicators {
    /** Those that are for computing with, not for showing. */
    private static final Set<Breakdown> COMPUTED =
            EnumSet.of(Breakdown.ALL, Breakdown.STRATUM, Breakdown.KNOWN);

    private static final Outcome UNKNOWN_INSTRUMENT =
            new Outcome.Refused("instrument", "is not the code of a released instrument");

    private final FindSubject find;
    private final Instruments instruments;
    private final ComputeIndicator compute;
    private final GatherIndicators gather;
    private final AssembleProfile assemble;
    private final ProtectOthers protect;
    private final Disclosure disclosure;

    ShowIndicators(
            FindSubject find,
            Instruments instruments,
            ComputeIndicator compute,
            GatherIndicators gather,
            AssembleProfile assemble,
            ProtectOthers protect,
            DisclosureRules rules) {
        this.find = find;
        this.instruments = instruments;
        this.compute = compute;
        this.gather = gather;
        this.assemble = assemble;
        this.protect = protect;
        this.disclosure = new Disclosure(rules);
    }

    /**
     * What is asked.
     *
     * @param period made of whole periods of the granularity
     * @param breakdown {@link Breakdown#ALL} for everyone together
     */
    public record Question(String instrument, Period period, Granularity by, Breakdown breakdown) {
        public static Question ofEveryone(String instrument, Period period, Granularity by) {
            return new Question(instrument, period, by, Breakdown.ALL);
        }
    }

    /** What became of the question. */
    public sealed interface Outcome {
        /** By period, then by category. */
        record Shown(List<PublishedIndicator> indicators) implements Outcome {}

        record Profiled(ServiceProfile profile) implements Outcome {}

        /** Nothing where they are kept back. */
        record HandedOver(Optional<HandoverResult> handovers) implements Outcome {}

        record UnknownSubject() implements Outcome {}

        record Refused(String parameter, String reason) implements Outcome {}
    }

    public Outcome show(Caller caller, ServiceId id, Question question) {
        return show(caller, find.service(caller, id), question);
    }

    public Outcome show(Caller caller, GroupKind kind, String code, Question question) {
        return show(caller, find.group(caller, kind, code), question);
    }

    /**
     * @param measure {@code mean-score}, or an item whose share of agreement is followed over time
     */
    public Outcome profile(Caller caller, ServiceId id, Question question, String measure) {
        return profile(caller, find.service(caller, id), question, measure, this::profiled);
    }

    /** Of what a profile tells, the handovers alone. */
    Outcome handovers(Caller caller, ServiceId id, Question question) {
        return profile(
                caller,
                find.service(caller, id),
                question,
                Measure.MEAN_SCORE,
                asked -> new Outcome.HandedOver(assemble.handovers(asked)));
    }

    private Outcome profiled(ProfileRequest asked) {
        return new Outcome.Profiled(assemble.assemble(asked));
    }

    public Outcome profile(
            Caller caller, GroupKind kind, String code, Question question, String measure) {
        return profile(caller, find.group(caller, kind, code), question, measure, this::profiled);
    }

    private Outcome show(Caller caller, Optional<Subject> found, Question question) {
        if (found.isEmpty()) {
            return new Outcome.UnknownSubject();
        }
        Subject subject = found.get();
        Optional<Instrument> instrument = answered(subject, question);
        if (instrument.isEmpty()) {
            return UNKNOWN_INSTRUMENT;
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
        if (divided && !find.mayDivide(caller, subject)) {
            return new Outcome.Refused(
                    "breakdown",
                    "breakdowns of services of several providers are published in editions only");
        }
        Audience audience = find.audience(caller, subject);
        ShownPeople people =
                gather.read(
                        subject,
                        instrument.get(),
                        question.period(),
                        audience,
                        List.of(question.breakdown()));
        List<Indicator> indicators =
                divided
                        ? gather.byCategory(
                                people, periods.get(), question.by(), question.breakdown())
                        : gather.everyone(people, periods.get(), question.by());
        Function<Period, Optional<String>> refusals = protect.refusals(caller, people);
        List<Indicator> allowed =
                indicators.stream()
                        .map(i -> refusals.apply(i.period()).map(i::heldBackBecause).orElse(i))
                        .toList();
        return new Outcome.Shown(
                allowed.stream().map(i -> disclosure.prepare(i, audience)).toList());
    }

    private Outcome profile(
            Caller caller,
            Optional<Subject> found,
            Question question,
            String measure,
            Function<ProfileRequest, Outcome> tell) {
        if (found.isEmpty()) {
            return new Outcome.UnknownSubject();
        }
        Subject subject = found.get();
        Optional<Instrument> instrument = answered(subject, question);
        if (instrument.isEmpty()) {
            return UNKNOWN_INSTRUMENT;
        }
        if (!question.by().of(question.period().from()).equals(question.period())) {
            return new Outcome.Refused(
                    "from", "from and to must be those of one month, quarter or year");
        }
        Optional<Measure> followed =
                measure.equals(Measure.MEAN_SCORE)
                        ? Optional.of(Measure.score(instrument.get()))
                        : Measure.agree(instrument.get(), measure);
        if (followed.isEmpty()) {
            return new Outcome.Refused("measure", "is neither mean-score nor one of the items");
        }
        Audience audience = find.audience(caller, subject);
        return tell.apply(
                new ProfileRequest(
                        caller,
                        subject,
                        instrument.get(),
                        audience,
                        question.period(),
                        question.by(),
                        followed.get(),
                        find.mayDivide(caller, subject)));
    }

    private Optional<Instrument> answered(Subject subject, Question question) {
        return answered(subject, question.instrument(), question.period());
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
        return Coded.find(Breakdown.class, code).filter(breakdown -> !COMPUTED.contains(breakdown));
    }
}
