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

import org.joinedup.invitation.AskingWindow;
import org.joinedup.invitation.ReachPerson.Outcome.Reachable;
import org.joinedup.organisation.Service;
import org.joinedup.organisation.Services;
import org.joinedup.web.Messages;

import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * Emails by SMTP, in words of our own. A server cannot be asked what it has had before: an email
 * that comes twice, when a node died as it was sent, has the same Message-ID, by which mailboxes
 * show it once.
 */
@Singleton
final class SmtpCarrier implements Carrier {
    private static final String PATIENCE_MILLIS = "5000";

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
        settings.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        settings.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
        settings.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
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
        try {
            MimeMessage mail = written(message, person);
            if (username.isEmpty()) {
                Transport.send(mail);
            } else {
                Transport.send(mail, username, password);
            }
            return new Outcome.Accepted(mail.getMessageID());
        } catch (AddressException e) {
            return new Outcome.Never("not-an-address");
        } catch (SendFailedException e) {
            return e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0
                    ? new Outcome.Never("not-an-address")
                    : new Outcome.Later("provider-refused");
        } catch (MessagingException e) {
            return new Outcome.Later("no-answer");
        }
    }

    private MimeMessage written(Message message, Reachable person) throws MessagingException {
        InternetAddress sender = new InternetAddress(from);
        String id = "<%s@%s>".formatted(message.id(), sender.getAddress().replaceFirst(".*@", ""));
        MimeMessage mail =
                new MimeMessage(session) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", id);
                    }
                };
        Messages words = Messages.in(person.invitation().language());
        mail.setFrom(sender);
        mail.setRecipient(
                RecipientType.TO,
                new InternetAddress(person.contact().email().orElseThrow(), true));
        mail.setSubject(
                words.text("mail.subject", person.survey().askedBy()),
                StandardCharsets.UTF_8.name());
        mail.setText(text(person, words), StandardCharsets.UTF_8.name());
        mail.setHeader("Content-Language", person.invitation().language());
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    private String text(Reachable person, Messages words) {
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
