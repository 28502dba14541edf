package org.joinedup.fieldwork;

import org.joinedup.invitation.AskingWindow;
import org.joinedup.invitation.Contact;
import org.joinedup.invitation.FormatNeed;
import org.joinedup.invitation.QrCode;
import org.joinedup.invitation.ReachPerson.Outcome.Reachable;
import org.joinedup.web.Messages;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One letter of a batch; public for its template only.
 *
 * @param address as it is read in the window of an envelope
 * @param qr of the link, as an address of its data
 * @param contact whom to call or write to, or empty
 */
public record LetterPage(
        Messages words,
        List<String> address,
        String askedBy,
        String contact,
        String service,
        String leftOn,
        String lastDay,
        String link,
        String qr,
        String code,
        String codePage,
        boolean largePrint,
        boolean demonstration) {

    static LetterPage of(Reachable person, String service) {
        Messages words = Messages.in(person.invitation().language());
        return new LetterPage(
                words,
                address(person.contact()),
                person.survey().askedBy(),
                person.survey().contact().orElse(""),
                service,
                words.date(person.invitation().transitionDate()),
                words.date(AskingWindow.lastDay(person.invitation().transitionDate())),
                person.link(),
                "data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(new QrCode(person.link()).png()),
                person.code(),
                person.codePage(),
                person.invitation().formatNeeds().contains(FormatNeed.LARGE_PRINT.code()),
                person.survey().demonstration());
    }

    private static List<String> address(Contact contact) {
        List<String> lines = new ArrayList<>();
        contact.name().ifPresent(lines::add);
        lines.addAll(contact.address());
        contact.postcode().ifPresent(lines::add);
        return List.copyOf(lines);
    }

    @Override
    public String toString() {
        return "LetterPage";
    }
}
