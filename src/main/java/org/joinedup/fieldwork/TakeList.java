package org.joinedup.fieldwork;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.invitation.InvitePeople;
import org.joinedup.invitation.Survey;
import org.joinedup.invitation.SurveyState;
import org.joinedup.kernel.InvitationId;
import org.joinedup.progress.Counter;
import org.joinedup.web.Problem.FieldError;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Turns a list of people into invitations, as its preview showed, and once. */
@Singleton
class TakeList {
    private final PreviewList previews;
    private final InvitePeople invitePeople;
    private final StoredLists lists;
    private final StoredOutbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    TakeList(
            PreviewList previews,
            InvitePeople invitePeople,
            StoredLists lists,
            StoredOutbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.previews = previews;
        this.invitePeople = invitePeople;
        this.lists = lists;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    sealed interface Outcome {
        /** Now, or when the same was sent before. */
        record Taken(ListReport report) implements Outcome {}

        /** Not what the caller has consented to. */
        record Different() implements Outcome {}

        record SurveyNotOpen(SurveyState state) implements Outcome {}

        record Refused(PreviewList.Outcome why) implements Outcome {}
    }

    /**
     * @param list with what it accepts
     */
    @Transactional
    Outcome take(Survey survey, NewList list, Caller caller, Counter counter) {
        // Held, so that of two lists at once the second sees the people of the first.
        SurveyState state = invitePeople.hold(survey);
        String request = PreviewList.request(list);
        Optional<StoredLists.Taken> before = lists.find(survey.id(), list.accept());
        if (before.isPresent()) {
            return before.get().request().equals(request)
                    ? new Outcome.Taken(before.get().report())
                    : new Outcome.Different();
        }
        if (state != SurveyState.OPEN) {
            return new Outcome.SurveyNotOpen(state);
        }
        if (list.wanted().isPresent() && list.sample().seed() == null) {
            return new Outcome.Refused(
                    new PreviewList.Outcome.Invalid(
                            List.of(new FieldError("sample.seed", "must be that of the preview"))));
        }
        return switch (previews.preview(survey, list, caller)) {
            case PreviewList.Outcome.Shown shown ->
                    shown.report().accept().equals(list.accept())
                            ? store(survey, request, shown, caller, counter)
                            : new Outcome.Different();
            case PreviewList.Outcome other -> new Outcome.Refused(other);
        };
    }

    private Outcome store(
            Survey survey,
            String request,
            PreviewList.Outcome.Shown shown,
            Caller caller,
            Counter counter) {
        List<InvitationId> ids =
                invitePeople.invite(
                        survey,
                        shown.drawn().stream()
                                .map(person -> Inviting.person(person, survey, shown.plan()))
                                .toList(),
                        counter);
        outbox.add(survey.id(), firstSteps(ids, shown));
        lists.add(survey.id(), request, shown.report(), caller, clock.instant());
        audit.record(caller.name(), "take-list", survey.id().toString(), ids.size() + " invited");
        return new Outcome.Taken(shown.report());
    }

    private List<Message.Next> firstSteps(List<InvitationId> ids, PreviewList.Outcome.Shown shown) {
        Plan plan = shown.plan();
        List<Message.Next> steps = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            ListedPerson person = shown.drawn().get(i);
            int first = Route.first(plan, person.contact()).orElseThrow();
            Step step = plan.steps().get(first);
            steps.add(
                    new Message.Next(
                            ids.get(i),
                            first,
                            step.channel(),
                            plan.hours().due(step, person.transitionDate(), clock.instant())));
        }
        // Not in the order of the file, in which they would be sent.
        steps.sort(Comparator.comparing(step -> step.invitation().value()));
        return steps;
    }
}
