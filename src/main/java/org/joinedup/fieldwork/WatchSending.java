package org.joinedup.fieldwork;

import jakarta.inject.Singleton;

import org.joinedup.fieldwork.FieldworkReport.Import;
import org.joinedup.fieldwork.FieldworkReport.Sending;
import org.joinedup.kernel.SurveyId;
import org.joinedup.progress.TrackProgress;
import org.joinedup.progress.Work;
import org.joinedup.progress.WorkState;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells how far lists and messages are, how fast they go, and when they will be through. */
@Singleton
class WatchSending {
    private static final Duration IMPORTS_SINCE = Duration.ofDays(1);
    private static final int OF_LATE_IN_AN_HOUR = 6;
    private static final double SECONDS_OF_AN_HOUR = 3_600;

    private final StoredSending stored;
    private final StoredPlans plans;
    private final TrackProgress progress;
    private final Clock clock;

    WatchSending(StoredSending stored, StoredPlans plans, TrackProgress progress, Clock clock) {
        this.stored = stored;
        this.plans = plans;
        this.progress = progress;
        this.clock = clock;
    }

    List<StoredSending.OfStep> steps(SurveyId survey) {
        return stored.steps(survey);
    }

    List<Sending> sending(SurveyId survey, List<StoredSending.OfStep> steps) {
        Optional<Plan> plan = plans.find(survey);
        return steps.stream().map(step -> sending(step, plan)).toList();
    }

    private Sending sending(StoredSending.OfStep step, Optional<Plan> plan) {
        Instant now = clock.instant();
        long anHour =
                Math.min(
                        step.ofLate() * OF_LATE_IN_AN_HOUR,
                        plan.map(Plan::mostAnHour).orElse(Integer.MAX_VALUE));
        boolean goes = anHour > 0 && step.dueNow() > 0;
        Instant goesOn =
                step.next()
                        .map(next -> next.isBefore(now) ? now : next)
                        .map(next -> plan.map(of -> of.hours().notBefore(next)).orElse(next))
                        .filter(next -> next.isAfter(now))
                        .orElse(null);
        return new Sending(
                step.step() + 1,
                step.channel().code(),
                step.planned(),
                step.ended(),
                step.planned() == 0 ? 0 : (int) (100 * step.ended() / step.planned()),
                step.dueNow(),
                step.sent(),
                step.delivered(),
                step.undelivered(),
                step.failed(),
                anHour,
                goes
                        ? now.plusSeconds(Math.round(SECONDS_OF_AN_HOUR * step.dueNow() / anHour))
                        : null,
                goesOn);
    }

    List<Import> imports(SurveyId survey) {
        return progress.about(survey, clock.instant().minus(IMPORTS_SINCE)).stream()
                .map(this::imported)
                .toList();
    }

    private Import imported(Work work) {
        return new Import(
                work.id().toString(),
                work.state().code(),
                work.done(),
                work.total().isPresent() ? work.total().getAsLong() : null,
                work.percent(),
                work.startedAt(),
                readyAt(work).orElse(null));
    }

    /** At the speed since its start. */
    private Optional<Instant> readyAt(Work work) {
        if (work.state() != WorkState.RUNNING || work.done() == 0 || work.total().isEmpty()) {
            return Optional.empty();
        }
        Duration passed = Duration.between(work.startedAt(), clock.instant());
        return Optional.of(
                work.startedAt()
                        .plusMillis(
                                Math.round(
                                        (double) passed.toMillis()
                                                * work.total().getAsLong()
                                                / work.done())));
    }
}
