package org.joinedup.fieldwork;

import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.invitation.KnownPeople;
import org.joinedup.invitation.StopAsking;
import org.joinedup.invitation.StopAsking.Stopped;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets people opt out by writing back. */
@Singleton
class ReceiveText {
    private final Set<String> stopWords;
    private final KnownPeople people;
    private final StopAsking stopAsking;
    private final AuditTrail audit;
    private final TransactionOperations<?> transactions;

    ReceiveText(
            @Value("${joinedup.notify.stop-words:STOP,STOPIO,UNSUBSCRIBE,OPTOUT}") String words,
            KnownPeople people,
            StopAsking stopAsking,
            AuditTrail audit,
            TransactionOperations<?> transactions) {
        this.stopWords =
                Arrays.stream(words.split(",", -1))
                        .map(ReceiveText::letters)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
        this.people = people;
        this.stopAsking = stopAsking;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Any text that begins with such a word will do: "Stop!", "STOP please". */
    void receive(String from, String text) {
        String[] words = text.strip().split("\\s+", -1);
        boolean stop =
                stopWords.contains(letters(words[0]))
                        || (words.length > 1 && stopWords.contains(letters(words[0] + words[1])));
        if (stop && people.isReady()) {
            Stopped stopped = transactions.executeWrite(status -> optOut(from));
            stopAsking.forgetAgain(stopped);
        }
    }

    private Stopped optOut(String from) {
        Stopped stopped = stopAsking.optOut(from);
        audit.record("text-message", "opt-out", "", stopped.ended() + " invitations ended");
        return stopped;
    }

    private static String letters(String word) {
        return word.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }
}
