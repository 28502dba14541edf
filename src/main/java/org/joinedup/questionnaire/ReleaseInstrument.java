package org.joinedup.questionnaire;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.joinedup.storage.Database;

import java.time.LocalDate;

/**
 * Stores a version for good. Releasing the same words again changes nothing; other words are
 * refused.
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
     */
    @Transactional
    public void release(Instrument instrument, LocalDate releasedOn) {
        database.query("select pg_advisory_xact_lock(7501)", row -> {});
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
        for (int position = 1; position <= i.options().size(); position++) {
            Instrument.Option option = i.options().get(position - 1);
            database.update(
                    """
                    insert into instrument_option_text (code, version, language, position, answer, words)
                    values (?, ?, ?, ?, ?, ?)
                    """,
                    i.id().code(),
                    i.id().version(),
                    i.language(),
                    position,
                    option.answer().code(),
                    option.label());
        }
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
        database.update(
                "insert into instrument_item_text (code, version, language, position, words) values"
                        + " (?, ?, ?, ?, ?)",
                i.id().code(),
                i.id().version(),
                i.language(),
                item.position(),
                item.text());
    }
}
