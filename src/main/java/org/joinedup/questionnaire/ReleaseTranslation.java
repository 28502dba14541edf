package org.joinedup.questionnaire;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.access.AuditTrail;
import org.joinedup.access.Caller;
import org.joinedup.kernel.Answer;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.questionnaire.NewTranslation.ItemWords;
import org.joinedup.questionnaire.NewTranslation.OptionWords;
import org.joinedup.storage.Database;
import org.joinedup.web.Problem.FieldError;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stores the words of one more language of a released version for good. The items, answers and
 * scoring are the version's: only words can be new.
 */
@Singleton
public class ReleaseTranslation {
    private final Database database;
    private final StoredInstruments instruments;
    private final AuditTrail audit;
    private final Clock clock;

    ReleaseTranslation(
            Database database, StoredInstruments instruments, AuditTrail audit, Clock clock) {
        this.database = database;
        this.instruments = instruments;
        this.audit = audit;
        this.clock = clock;
    }

    /** How it ended. */
    public sealed interface Outcome {
        record Released(Instrument instrument) implements Outcome {}

        /** The same words were released before. */
        record Unchanged(Instrument instrument) implements Outcome {}

        record NotFound() implements Outcome {}

        /** Other words were released before, and stay. */
        record OtherWords() implements Outcome {}

        record Refused(List<FieldError> faults) implements Outcome {}
    }

    @Transactional
    public Outcome release(InstrumentId id, NewTranslation translation, Caller caller) {
        Optional<Instrument> original = instruments.find(id);
        if (original.isEmpty()) {
            return new Outcome.NotFound();
        }
        List<FieldError> faults = faults(translation, original.get());
        if (!faults.isEmpty()) {
            return new Outcome.Refused(faults);
        }
        Instrument translated = translated(original.get(), translation);
        instruments.holdReleases();
        Optional<Instrument> known = instruments.find(id, translation.language());
        if (known.isPresent()) {
            return known.get().equals(translated)
                    ? new Outcome.Unchanged(known.get())
                    : new Outcome.OtherWords();
        }
        store(translated);
        audit.record(caller.name(), "release-translation", id.toString(), translation.language());
        return new Outcome.Released(translated);
    }

    private void store(Instrument i) {
        database.update(
                """
                insert into instrument_translation (code, version, language, title, asks_about, source,
                    copyright, released_on)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                i.id().code(),
                i.id().version(),
                i.language(),
                i.title(),
                i.asksAbout(),
                i.source(),
                i.copyright(),
                LocalDate.now(clock));
        instruments.storeWords(i);
    }

    private static List<FieldError> faults(NewTranslation translation, Instrument original) {
        List<FieldError> faults = new ArrayList<>();
        if (translation.language().equals(original.language())) {
            faults.add(new FieldError("language", "is the one that the version was made in"));
        }
        List<String> items = original.items().stream().map(Instrument.Item::linkId).toList();
        if (!translation.items().stream().map(ItemWords::item).toList().equals(items)) {
            faults.add(new FieldError("items", "must be, in this order, " + items));
        }
        List<Integer> options =
                original.options().stream().map(option -> option.answer().code()).toList();
        if (!translation.options().stream().map(OptionWords::value).toList().equals(options)) {
            faults.add(new FieldError("options", "must be, in this order, " + options));
        }
        return faults;
    }

    private static Instrument translated(Instrument original, NewTranslation words) {
        List<Instrument.Item> items = new ArrayList<>();
        for (Instrument.Item item : original.items()) {
            items.add(
                    new Instrument.Item(
                            item.position(),
                            item.linkId(),
                            words.items().get(items.size()).text(),
                            item.topicGroup(),
                            item.barrier()));
        }
        return new Instrument(
                original.id(),
                words.language(),
                words.title(),
                words.asksAbout(),
                original.headline(),
                original.minimumAnswered(),
                original.scoringRule(),
                words.source(),
                words.copyright(),
                List.copyOf(items),
                words.options().stream()
                        .map(
                                option ->
                                        new Instrument.Option(
                                                Answer.fromCode(option.value()), option.label()))
                        .toList());
    }
}
