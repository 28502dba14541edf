package org.joinedup.questionnaire;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.storage.Database;

import java.time.LocalDate;

/**
 * Stores a version in English for good. Releasing the same words again changes nothing; other words
 * are refused. Other languages follow by {@link ReleaseTranslation}.
 */
@Singleton
public class ReleaseInstrument {
    private final Database database;
    private final StoredInstruments instruments;

    ReleaseInstrument(Database database, StoredInstruments instruments) {
        this.database = database;
        this.instruments = instruments;
    }

    /**
     * @throws IllegalStateException when the version was released with other content
     * @throws IllegalArgumentException when the words are not English
     */
    @Transactional
    public void release(Instrument instrument, LocalDate releasedOn) {
        if (!instrument.language().equals(StoredInstruments.FIRST_LANGUAGE)) {
            throw new IllegalArgumentException(instrument.id() + " is first released in English");
        }
        instruments.holdReleases();
        instruments
                .find(instrument.id(), instrument.language())
                .ifPresentOrElse(
                        known -> requireSame(known, instrument),
                        () -> store(instrument, releasedOn));
    }

    private static void requireSame(Instrument known, Instrument offered) {
        if (!known.equals(offered)) {
            throw new IllegalStateException(
                    offered.id() + " was released with other content; release a new version");
        }
    }

    private void store(Instrument i, LocalDate releasedOn) {
        database.update(
                """
                insert into instrument_version (code, version, title, asks_about, headline, minimum_answered,
                    scoring_rule, source, copyright, released_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                i.id().code(),
                i.id().version(),
                i.title(),
                i.asksAbout(),
                i.headline(),
                i.minimumAnswered(),
                i.scoringRule(),
                i.source(),
                i.copyright(),
                releasedOn);
        for (Instrument.Item item : i.items()) {
            storeItem(i, item);
        }
        instruments.storeWords(i);
    }

    private void storeItem(Instrument i, Instrument.Item item) {
        database.update(
                """
                insert into instrument_item (code, version, position, link_id, topic_group, barrier)
                values (?, ?, ?, ?, ?, ?)
                """,
                i.id().code(),
                i.id().version(),
                item.position(),
                item.linkId(),
                item.topicGroup().orElse(null),
                item.barrier());
    }
}
