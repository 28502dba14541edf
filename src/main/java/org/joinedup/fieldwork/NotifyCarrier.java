package org.joinedup.fieldwork;

import io.micronaut.context.annotation.Value;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.joinedup.invitation.AskingWindow;
import org.joinedup.invitation.ReachPerson.Outcome.Reachable;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.web.Messages;

import uk.gov.service.notify.Notification;
import uk.gov.service.notify.NotificationClient;
import uk.gov.service.notify.NotificationClientException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Texts and emails by GOV.UK Notify. A template may use link, code, code_page, asked_by, service,
 * left_on and last_day; the person's name is not sent there.
 */
@Singleton
final class NotifyCarrier implements Carrier {
    /** While a person's answer may have to wait for it. */
    private static final int ANSWER_WITHIN_SECONDS = 10;

    private static final int BAD_REQUEST = 400;

    static {
        // Otherwise the JDK may send a request again by itself when a connection breaks.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final Optional<NotificationClient> client;
    private final Services services;
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

    NotifyCarrier(
            @Value("${joinedup.notify.api-key:}") String apiKey,
            @Value("${joinedup.notify.url:`https://api.notifications.service.gov.uk`}") String url,
            Services services) {
        this.client =
                apiKey.isBlank()
                        ? Optional.empty()
                        : Optional.of(new NotificationClient(apiKey.strip(), url));
        this.services = services;
    }

    @Override
    public boolean isReady() {
        return client.isPresent();
    }

    @Override
    public Outcome find(Message message) {
        return ask(
                notify -> {
                    List<Notification> found =
                            notify.getNotifications(null, null, message.id().toString(), null)
                                    .getNotifications();
                    return found.isEmpty()
                            ? new Outcome.NotFound()
                            : new Outcome.Accepted(found.getFirst().getId().toString());
                });
    }

    @Override
    public Outcome send(Message message, Step step, Reachable person) {
        Optional<String> template =
                step.template(person.invitation().language(), person.survey().language());
        if (template.isEmpty()) {
            return new Outcome.Never("no-template");
        }
        Map<String, String> words = words(person);
        String reference = message.id().toString();
        return ask(
                notify ->
                        new Outcome.Accepted(
                                (message.channel() == Channel.SMS
                                                ? notify.sendSms(
                                                                template.get(),
                                                                person.contact()
                                                                        .mobile()
                                                                        .orElseThrow(),
                                                                words,
                                                                reference)
                                                        .getNotificationId()
                                                : notify.sendEmail(
                                                                template.get(),
                                                                person.contact()
                                                                        .email()
                                                                        .orElseThrow(),
                                                                words,
                                                                reference)
                                                        .getNotificationId())
                                        .toString()));
    }

    private Map<String, String> words(Reachable person) {
        Messages in = Messages.in(person.invitation().language());
        return Map.of(
                "link", person.link(),
                "code", person.code(),
                "code_page", person.codePage(),
                "asked_by", person.survey().askedBy(),
                "service",
                        services.find(person.invitation().serviceId())
                                .map(Service::name)
                                .orElseThrow(),
                "left_on", in.date(person.invitation().transitionDate()),
                "last_day", in.date(AskingWindow.lastDay(person.invitation().transitionDate())));
    }

    @FunctionalInterface
    private interface Question {
        Outcome to(NotificationClient notify) throws NotificationClientException;
    }

    /** The client itself waits for an answer for ever. */
    private Outcome ask(Question question) {
        Future<Outcome> answer = asking.submit(() -> question.to(client.orElseThrow()));
        try {
            return answer.get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Outcome.Later("no-answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Later("interrupted");
        } catch (ExecutionException e) {
            return e.getCause() instanceof NotificationClientException failure
                    ? outcome(failure)
                    : new Outcome.Later("no-answer");
        }
    }

    /** Only what is wrong with the number or address itself will never do. */
    private static Outcome outcome(NotificationClientException failure) {
        if (failure.getCause() != null) {
            return new Outcome.Later("no-answer");
        }
        String told = String.valueOf(failure.getMessage());
        boolean ofThePerson =
                told.contains("ValidationError")
                        && (told.contains("phone_number") || told.contains("email_address"));
        return failure.getHttpResult() == BAD_REQUEST && ofThePerson
                ? new Outcome.Never("not-an-address")
                : new Outcome.Later("provider-" + failure.getHttpResult());
    }

    @PreDestroy
    void end() {
        asking.shutdownNow();
    }
}
