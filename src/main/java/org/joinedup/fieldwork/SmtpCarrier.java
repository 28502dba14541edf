package org.joinedup.fieldwork;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.joinedup.invitation.AskingWindow;
import org.joinedup.invitation.ReachPerson.Outcome.Reachable;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.web.Messages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * Emails by SMTP, in words of our own. A server cannot be asked what it has had before: an email
 * that it has had whole, and of which it then said nothing, counts as sent. One that comes twice,
 * when a node died as it was sent, has the same Message-ID, by which mailboxes show it once.
 */
@Singleton
final class SmtpCarrier implements Carrier {
    /** What Angus Mail gives as a reply where the server hung up instead. */
    private static final int NO_REPLY = -1;

    private final String host;
    private final String username;
    private final String password;
    private final String from;
    private final Services services;
    private final Session session;

    SmtpCarrier(
            @Value("${joinedup.smtp.host:}") String host,
            @Value("${joinedup.smtp.port:587}") int port,
            @Value("${joinedup.smtp.username:}") String username,
            @Value("${joinedup.smtp.password:}") String password,
            @Value("${joinedup.smtp.from:}") String from,
            @Value("${joinedup.smtp.tls:true}") boolean tls,
            @Value("${joinedup.smtp.patience:5s}") Duration patience,
            Services services) {
        this.host = host;
        this.username = username;
        this.password = password;
        this.from = from;
        this.services = services;
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", host);
        settings.setProperty("mail.smtp.port", Integer.toString(port));
        settings.setProperty("mail.smtp.auth", Boolean.toString(!username.isEmpty()));
        settings.setProperty("mail.smtp.starttls.required", Boolean.toString(tls));
        settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(tls));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        String millis = Long.toString(patience.toMillis());
        settings.setProperty("mail.smtp.connectiontimeout", millis);
        settings.setProperty("mail.smtp.timeout", millis);
        settings.setProperty("mail.smtp.writetimeout", millis);
        this.session = Session.getInstance(settings);
    }

    @Override
    public boolean isReady() {
        return !host.isEmpty() && !from.isEmpty();
    }

    @Override
    public Outcome find(Message message) {
        return new Outcome.NotFound();
    }

    @Override
    public Outcome send(Message message, Step step, Reachable person) {
        Email mail;
        try {
            mail = written(message, person);
        } catch (AddressException e) {
            return new Outcome.Never("not-an-address");
        } catch (MessagingException e) {
            return new Outcome.Later("not-written");
        }
        try {
            if (username.isEmpty()) {
                Transport.send(mail);
            } else {
                Transport.send(mail, username, password);
            }
            return new Outcome.Accepted(mail.id);
        } catch (MessagingException e) {
            return mail.isWhole && !isRefused(e)
                    ? new Outcome.Accepted(mail.id, Optional.of("reply-lost"))
                    : failed(e);
        }
    }

    /** Whether the server has said so, whatever it was told before. */
    private static boolean isRefused(MessagingException e) {
        return e instanceof SMTPSendFailedException reply
                ? reply.getReturnCode() != NO_REPLY
                : e instanceof SendFailedException;
    }

    private static Outcome failed(MessagingException e) {
        return switch (e) {
            case AddressException ignored -> new Outcome.Never("not-an-address");
            case SendFailedException refused when isOfAddress(refused) ->
                    new Outcome.Never("not-an-address");
            case SendFailedException ignored -> new Outcome.Later("provider-refused");
            default -> new Outcome.Later("no-answer");
        };
    }

    private static boolean isOfAddress(SendFailedException e) {
        return e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
    }

    /** An email that knows whether a server has all of it. */
    private static final class Email extends MimeMessage {
        private final String id;
        private boolean isWhole;

        Email(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }

        /** Is called when the server waits for it; the line that ends it comes after. */
        @Override
        public void writeTo(OutputStream to, String[] withoutHeaders)
                throws IOException, MessagingException {
            super.writeTo(to, withoutHeaders);
            isWhole = true;
        }
    }

    private Email written(Message message, Reachable person) throws MessagingException {
        InternetAddress sender = new InternetAddress(from);
        Email mail =
                new Email(
                        session,
                        "<%s@%s>"
                                .formatted(
                                        message.id(), sender.getAddress().replaceFirst(".*@", "")));
        Messages words = Messages.in(person.invitation().language());
        mail.setFrom(sender);
        mail.setRecipient(
                RecipientType.TO,
                new InternetAddress(person.contact().email().orElseThrow(), true));
        mail.setSubject(subject(person, words), StandardCharsets.UTF_8.name());
        mail.setText(text(person, words), StandardCharsets.UTF_8.name());
        mail.setHeader("Content-Language", person.invitation().language());
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    String subject(Reachable person, Messages words) {
        return words.text("mail.subject", person.survey().askedBy());
    }

    String text(Reachable person, Messages words) {
        String service =
                services.find(person.invitation().serviceId()).map(Service::name).orElseThrow();
        return String.join(
                "\r\n\r\n",
                words.text("mail.asks", service, words.date(person.invitation().transitionDate())),
                words.text("mail.answer"),
                person.link(),
                words.text(
                        "mail.until",
                        words.date(AskingWindow.lastDay(person.invitation().transitionDate()))),
                words.text("mail.stop"),
                person.survey().askedBy(),
                "");
    }
}
