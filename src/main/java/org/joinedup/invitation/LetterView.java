package org.joinedup.invitation;

import org.joinedup.web.Messages;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a letter says; public for its template only.
 *
 * @param contact whom to call or write to, or empty
 * @param linkStart the link up to its token
 * @param tokenGroups the token in groups that are easy to type
 * @param code in its groups; empty where the link is typed
 */
public record LetterView(
        String askedBy,
        String contact,
        String service,
        String transitionDate,
        String lastDay,
        String link,
        String linkStart,
        List<String> tokenGroups,
        String code,
        String codePage,
        boolean largePrint,
        boolean demonstration) {

    private static final int GROUP = 4;

    static LetterView of(
            Invitation invitation,
            Survey survey,
            String service,
            PatientLinks links,
            String token,
            String code,
            Messages words) {
        return new LetterView(
                survey.askedBy(),
                survey.contact().orElse(""),
                service,
                words.date(invitation.transitionDate()),
                words.date(AskingWindow.lastDay(invitation.transitionDate())),
                links.start() + token,
                links.start(),
                groups(token),
                code,
                links.codePage(),
                invitation.formatNeeds().contains(FormatNeed.LARGE_PRINT.code()),
                survey.demonstration());
    }

    private static List<String> groups(String token) {
        return IntStream.iterate(0, start -> start < token.length(), start -> start + GROUP)
                .mapToObj(start -> token.substring(start, Math.min(start + GROUP, token.length())))
                .toList();
    }

    @Override
    public String toString() {
        return "LetterView";
    }
}
