package org.joinedup.publication;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.progress.Counter;
import org.joinedup.progress.LongWork;
import org.joinedup.progress.TrackProgress;
import org.joinedup.progress.WorkKind;
import org.joinedup.web.Problem.FieldError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Has an edition prepared while whoever wants it watches: of many services it takes long. */
@Singleton
public class OrderEdition {
    private static final Logger LOG = LoggerFactory.getLogger(OrderEdition.class);

    private final PrepareEdition prepareEdition;
    private final TrackProgress progress;

    private final AuditTrail audit;

    OrderEdition(PrepareEdition prepareEdition, TrackProgress progress, AuditTrail audit) {
        this.prepareEdition = prepareEdition;
        this.progress = progress;
        this.audit = audit;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        /**
         * @param work the id under which it is watched
         */
        record Ordered(UUID work) implements Outcome {}

        record Refused(List<FieldError> faults) implements Outcome {}
    }

    /** How far it is. */
    public sealed interface Stage {
        record Running(int percent) implements Stage {}

        record Done() implements Stage {}

        record Failed() implements Stage {}
    }

    public Outcome order(NewEdition wanted, Caller caller) {
        List<FieldError> faults = prepareEdition.faults(wanted);
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        UUID id = UUID.randomUUID();
        return switch (progress.begin(WorkKind.EDITION, id.toString(), caller)) {
            case TrackProgress.Outcome.Begun begun -> {
                Thread.ofVirtual()
                        .name("edition")
                        .start(audit.ordered(() -> run(begun.work(), wanted, caller)));
                yield new Outcome.Ordered(id);
            }
            case TrackProgress.Outcome.Refused refused ->
                    new Outcome.Refused(List.of(refused.fault()));
        };
    }

    public Optional<Stage> stage(String work, Caller caller) {
        return progress.findVisible(work, caller)
                .filter(known -> known.kind() == WorkKind.EDITION)
                .map(
                        known ->
                                switch (known.state()) {
                                    case RUNNING -> new Stage.Running(known.percent());
                                    case DONE -> new Stage.Done();
                                    case FAILED -> new Stage.Failed();
                                });
    }

    private void run(LongWork work, NewEdition wanted, Caller caller) {
        try {
            work.run(
                    (Counter services) -> prepareEdition.prepare(wanted, caller, services),
                    PrepareEdition.Outcome.Prepared.class::isInstance);
        } catch (RuntimeException e) {
            // Nothing is stored. The kind says enough: a message might quote what was.
            LOG.error("Preparing an edition failed: {}", e.getClass().getName());
        }
    }
}
