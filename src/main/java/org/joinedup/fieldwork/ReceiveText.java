package org.joinedup.fieldwork;

import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.invitation.KnownPeople;
import org.joinedup.invitation.StopAsking;

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

    ReceiveText(
            @Value("${joinedup.notify.stop-words:STOP,STOPIO,UNSUBSCRIBE,OPTOUT}") String words,
            KnownPeople people,
            StopAsking stopAsking,
            AuditTrail audit) {
        this.stopWords =
                Arrays.stream(words.split(",", -1))
                        .map(ReceiveText::letters)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
        this.people = people;
        this.stopAsking = stopAsking;
        this.audit = audit;
    }

    /** Any text that begins with such a word will do: "Stop!", "STOP please". */
    @Transactional
    void receive(String from, String text) {
        String[] words = text.strip().split("\\s+", -1);
        boolean stop =
                stopWords.contains(letters(words[0]))
                        || (words.length > 1 && stopWords.contains(letters(words[0] + words[1])));
        if (stop && people.isReady()) {
            int ended = stopAsking.optOut(from);
            audit.record("text-message", "opt-out", "", ended + " invitations ended");
        }
    }

    private static String letters(String word) {
        return word.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }
}
