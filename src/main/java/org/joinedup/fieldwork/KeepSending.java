package org.joinedup.fieldwork;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.joinedup.kernel.Repeating;
import org.joinedup.kernel.SurveyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;

/** Sends what is due again and again, on every node. */
@Singleton
class KeepSending implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(KeepSending.class);
    private static final Duration LAST_SENDING = Duration.ofSeconds(20);

    private final TakeDue takeDue;
    private final SendMessage sendMessage;
    private final Repeating sending;

    KeepSending(
            TakeDue takeDue,
            SendMessage sendMessage,
            @Value("${joinedup.fieldwork.interval:2s}") Duration interval) {
        this.takeDue = takeDue;
        this.sendMessage = sendMessage;
        this.sending = new Repeating("fieldwork", interval, this::sendAll, KeepSending::told);
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        sending.start();
    }

    private void sendAll() {
        List<SurveyId> surveys = takeDue.surveys();
        while (!surveys.isEmpty() && !sending.isEnding()) {
            surveys = surveys.stream().filter(this::sendSome).toList();
        }
    }

    /**
     * By turns with other surveys, so that a large one does not keep them waiting.
     *
     * @return whether there may be more
     */
    private boolean sendSome(SurveyId survey) {
        List<Message> taken = takeDue.take(survey);
        List<Thread> threads =
                taken.stream()
                        .map(message -> Thread.ofVirtual().start(() -> send(message)))
                        .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return !taken.isEmpty();
    }

    private void send(Message message) {
        try {
            sendMessage.send(message);
        } catch (RuntimeException e) {
            told(e);
            putOff(message);
        }
    }

    private void putOff(Message message) {
        try {
            sendMessage.putOff(message);
        } catch (RuntimeException e) {
            told(e);
        }
    }

    /** The messages are still there, and are taken again when their time is up. */
    private static void told(RuntimeException e) {
        LOG.warn("Messages were not sent and are tried again: {}", e.getClass().getName());
    }

    @PreDestroy
    void end() throws InterruptedException {
        sending.end(LAST_SENDING);
    }
}
