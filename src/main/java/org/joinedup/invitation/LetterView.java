package org.joinedup.invitation;

import org.joinedup.web.Messages;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a letter says; public for its template only.
 *
 * @param linkStart the link up to its token
 * @param tokenGroups the token in groups that are easy to type
 */
public record LetterView(
        String askedBy,
        String service,
        String transitionDate,
        String lastDay,
        String link,
        String linkStart,
        List<String> tokenGroups,
        boolean largePrint,
        boolean demonstration) {

    private static final int GROUP = 4;

    static LetterView of(
            Invitation invitation,
            Survey survey,
            String service,
            String linkStart,
            String token,
            Messages words) {
        return new LetterView(
                survey.askedBy(),
                service,
                date(invitation.transitionDate(), words),
                date(AskingWindow.lastDay(invitation.transitionDate()), words),
                linkStart + token,
                linkStart,
                groups(token),
                invitation.formatNeeds().contains(FormatNeed.LARGE_PRINT.code()),
                survey.demonstration());
    }

    private static String date(LocalDate date, Messages words) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", words.locale()).format(date);
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
