package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.indicator.ComputeIndicator;
import org.joinedup.kernel.Period;
import org.joinedup.organisation.Services;
import org.joinedup.progress.Counter;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.questionnaire.Instruments;
import org.joinedup.web.Problem.FieldError;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Computes an edition and stores it, for a second person to publish. */
@Singleton
public class PrepareEdition {
    private final Instruments instruments;
    private final Services services;
    private final ComputeIndicator people;
    private final ComputeEdition compute;
    private final StoreEdition store;
    private final StoredEditions editions;
    private final AuditTrail audit;
    private final Clock clock;

    PrepareEdition(
            Instruments instruments,
            Services services,
            ComputeIndicator people,
            ComputeEdition compute,
            StoreEdition store,
            StoredEditions editions,
            AuditTrail audit,
            Clock clock) {
        this.instruments = instruments;
        this.services = services;
        this.people = people;
        this.compute = compute;
        this.store = store;
        this.editions = editions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Prepared(Edition edition) implements Outcome {}

        record Refused(List<FieldError> faults) implements Outcome {}
    }

    public Outcome prepare(NewEdition wanted, Caller caller) {
        return prepare(wanted, caller, new Counter());
    }

    /** What is wrong with the wish, as it would be said if it were prepared now. */
    List<FieldError> faults(NewEdition wanted) {
        List<FieldError> faults = new ArrayList<>();
        period(wanted, faults).ifPresent(known -> answered(wanted.instrument(), known, faults));
        return faults;
    }

    /**
     * @param services are counted when their lines are written
     */
    Outcome prepare(NewEdition wanted, Caller caller, Counter services) {
        List<FieldError> faults = new ArrayList<>();
        Optional<Period> period = period(wanted, faults);
        Optional<Instrument> instrument =
                period.flatMap(known -> answered(wanted.instrument(), known, faults));
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        // Committed by itself, so that afterwards one snapshot holds all.
        compute.settle(instrument.orElseThrow(), period.orElseThrow());
        Outcome stored = store.store(wanted, instrument.get(), period.get(), caller, services);
        audit.chainWaiting();
        return stored;
    }

    private Optional<Period> period(NewEdition wanted, List<FieldError> faults) {
        if (wanted.from().isAfter(wanted.to())) {
            faults.add(new FieldError("from", "is after to"));
            return Optional.empty();
        }
        Period period = new Period(wanted.from(), wanted.to());
        if (Granularity.ofOne(period).isEmpty()) {
            faults.add(
                    new FieldError(
                            "to", "from and to must be those of one month, quarter or year"));
        } else if (!period.lastDay().isBefore(LocalDate.now(clock))) {
            faults.add(new FieldError("to", "the period is not over"));
        }
        boolean published = editions.latest(wanted.instrument(), period).isPresent();
        if (published && wanted.change() == null) {
            faults.add(
                    new FieldError(
                            "change",
                            "is required: an edition of the period is published, and this one"
                                    + " corrects it"));
        }
        if (!published && wanted.change() != null) {
            faults.add(new FieldError("change", "there is no edition to correct"));
        }
        return Optional.of(period);
    }

    /** The latest version that anybody answered in the period. */
    private Optional<Instrument> answered(String code, Period period, List<FieldError> faults) {
        List<Instrument> versions =
                instruments.all().stream()
                        .filter(instrument -> instrument.id().code().equals(code))
                        .sorted(
                                Comparator.comparingInt((Instrument i) -> i.id().version())
                                        .reversed())
                        .toList();
        if (versions.isEmpty()) {
            faults.add(new FieldError("instrument", "is not the code of a released instrument"));
            return Optional.empty();
        }
        Optional<Instrument> found =
                versions.stream()
                        .filter(
                                version ->
                                        !people.people(this.services.ids(), version.id(), period)
                                                .isEmpty())
                        .findFirst();
        if (found.isEmpty()) {
            faults.add(new FieldError("from", "nobody answered the instrument in this period"));
        }
        return found;
    }
}
