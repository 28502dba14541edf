package org.joinedup.fieldwork;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.joinedup.fieldwork.PostPage.Caught;
import org.joinedup.invitation.AskingWindow;
import org.joinedup.invitation.ForgetsAnswers;
import org.joinedup.invitation.ForgetsPeople;
import org.joinedup.invitation.ReachPerson.Outcome.Reachable;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.web.Messages;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Catches, in the demonstration's own surveys alone, what would have gone to people by a provider
 * that is not set up, so that whoever tries it out sees what patients get. In memory, of this node,
 * the last few: contact details are nowhere stored in the clear. A mail server of its own
 * (GreenMail) would see emails alone, and would be on every installation's class path.
 */
@Singleton
final class DemonstrationPost implements Carrier, ForgetsPeople, ForgetsAnswers {
    private static final int MOST = 100;

    private final boolean on;
    private final SmtpCarrier emails;
    private final Services services;
    private final Clock clock;
    private final Deque<Kept> kept = new ArrayDeque<>();

    private record Kept(SurveyId survey, InvitationId invitation, Caught message) {}

    /**
     * @param password which only an installation has that shows the demonstration
     */
    DemonstrationPost(
            @Value("${joinedup.demonstration.enabled:false}") boolean enabled,
            @Value("${joinedup.demonstration.password:}") String password,
            SmtpCarrier emails,
            Services services,
            Clock clock) {
        this.on = enabled && !password.isEmpty();
        this.emails = emails;
        this.services = services;
        this.clock = clock;
    }

    @Override
    public boolean isReady() {
        return on;
    }

    @Override
    public Outcome find(Message message) {
        return new Outcome.NotFound();
    }

    @Override
    public Outcome send(Message message, Step step, Reachable person) {
        keep(new Kept(message.survey(), message.invitation(), written(message, person)));
        return new Outcome.Accepted(message.id().toString());
    }

    private Caught written(Message message, Reachable person) {
        Messages words = Messages.in(person.invitation().language());
        return message.channel() == Channel.SMS
                ? new Caught(
                        clock.instant(),
                        Channel.SMS.code(),
                        person.contact().mobile().orElseThrow(),
                        "",
                        text(person),
                        person.link())
                : new Caught(
                        clock.instant(),
                        Channel.EMAIL.code(),
                        person.contact().email().orElseThrow(),
                        emails.subject(person, words),
                        emails.text(person, words),
                        person.link());
    }

    /** A real one's words are those of the template at Notify. */
    private String text(Reachable person) {
        Messages words = Messages.in("en");
        return words.text(
                "staff.post.sms.words",
                person.survey().askedBy(),
                services.find(person.invitation().serviceId()).map(Service::name).orElseThrow(),
                person.link(),
                words.date(AskingWindow.lastDay(person.invitation().transitionDate())));
    }

    private synchronized void keep(Kept message) {
        kept.addFirst(message);
        while (kept.size() > MOST) {
            kept.removeLast();
        }
    }

    @Override
    public synchronized void afterInvitations(SurveyId survey) {
        kept.removeIf(message -> message.survey().equals(survey));
    }

    @Override
    public synchronized void forget(Collection<InvitationId> invitations) {
        Set<InvitationId> stopped = Set.copyOf(invitations);
        kept.removeIf(message -> stopped.contains(message.invitation()));
    }

    /** The newest first. */
    synchronized List<Caught> all() {
        return kept.stream().map(Kept::message).toList();
    }
}
