package org.joinedup.questionnaire;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;

import jakarta.inject.Singleton;

import org.joinedup.kernel.Answer;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.storage.Database;
import org.joinedup.storage.Row;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Released versions never change, so each is read once and kept. Which languages there are is asked
 * again after a while: another node may have released one.
 */
@Singleton
class StoredInstruments implements Instruments {
    static final String FIRST_LANGUAGE = "en";

    private final Database database;
    private final TransactionOperations<?> transactions;
    private final Map<String, Instrument> released = new ConcurrentHashMap<>();
    private final Cache<List<InstrumentId>, List<String>> languages;

    /**
     * @param languagesFor how long languages are taken for all there are
     */
    StoredInstruments(
            Database database,
            TransactionOperations<?> transactions,
            @Value("${joinedup.languages-for:10s}") Duration languagesFor) {
        this.database = database;
        this.transactions = transactions;
        this.languages =
                Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(languagesFor).build();
    }

    @Override
    public List<Instrument> all() {
        return database
                .list(
                        "select code, version from instrument_version order by code, version",
                        row -> new InstrumentId(row.text("code"), row.integer("version")))
                .stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    @Override
    public Optional<Instrument> find(InstrumentId id) {
        return find(id, FIRST_LANGUAGE);
    }

    @Override
    public Optional<Instrument> find(InstrumentId id, String language) {
        String key = id + "/" + language;
        Instrument known = released.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Instrument> read = read(id, language);
        read.ifPresent(instrument -> released.put(key, instrument));
        return read;
    }

    @Override
    public List<String> languages() {
        return database.list(
                """
                select cast(? as text) as language
                union select language from instrument_translation order by language
                """,
                row -> row.text("language"),
                FIRST_LANGUAGE);
    }

    @Override
    public List<String> languages(Collection<InstrumentId> ids) {
        return languages.get(List.copyOf(ids), this::readLanguages);
    }

    private List<String> readLanguages(List<InstrumentId> ids) {
        return database.list(
                """
                select language from (
                    select code, version, cast(? as text) as language from instrument_version
                    union select code, version, language from instrument_translation) released
                where code || '/' || version = any(?)
                group by language having count(*) = ?
                order by language
                """,
                row -> row.text("language"),
                FIRST_LANGUAGE,
                ids.stream().map(InstrumentId::toString).toArray(String[]::new),
                ids.size());
    }

    @Override
    public Optional<Permission> permission(InstrumentId id) {
        return database.first(
                "select granted_by, granted_on, reference from instrument_permission where code = ?"
                        + " and version = ?",
                row ->
                        new Permission(
                                row.text("granted_by"),
                                row.date("granted_on"),
                                row.text("reference")),
                id.code(),
                id.version());
    }

    /** Releases go one after the other, until the transaction ends. */
    void holdReleases() {
        database.query("select pg_advisory_xact_lock(7501)", row -> {});
    }

    /** The words of the items and of the answers in the instrument's language. */
    void storeWords(Instrument i) {
        transactions
                .findTransactionStatus()
                .ifPresent(
                        release ->
                                release.registerSynchronization(
                                        new TransactionSynchronization() {
                                            @Override
                                            public void afterCommit() {
                                                languages.invalidateAll();
                                            }
                                        }));
        for (Instrument.Item item : i.items()) {
            database.update(
                    """
                    insert into instrument_item_text (code, version, language, position, words)
                    values (?, ?, ?, ?, ?)
                    """,
                    i.id().code(),
                    i.id().version(),
                    i.language(),
                    item.position(),
                    item.text());
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

    private Optional<Instrument> read(InstrumentId id, String language) {
        List<Instrument.Option> options =
                database.list(
                        """
                        select answer, words from instrument_option_text
                        where code = ? and version = ? and language = ? order by position
                        """,
                        row ->
                                new Instrument.Option(
                                        Answer.fromCode(row.integer("answer")), row.text("words")),
                        id.code(),
                        id.version(),
                        language);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        List<Instrument.Item> items = items(id, language);
        return database.first(
                """
                select v.headline, v.minimum_answered, v.scoring_rule,
                    coalesce(t.title, v.title) as title, coalesce(t.asks_about, v.asks_about) as asks_about,
                    coalesce(t.source, v.source) as source, coalesce(t.copyright, v.copyright) as copyright
                from instrument_version v
                left join instrument_translation t
                    on t.code = v.code and t.version = v.version and t.language = ?
                where v.code = ? and v.version = ? and (t.language is not null or ?)
                """,
                row -> instrument(row, id, language, items, options),
                language,
                id.code(),
                id.version(),
                language.equals(FIRST_LANGUAGE));
    }

    private List<Instrument.Item> items(InstrumentId id, String language) {
        return database.list(
                """
                select i.position, i.link_id, i.topic_group, i.barrier, t.words
                from instrument_item i join instrument_item_text t using (code, version, position)
                where code = ? and version = ? and language = ? order by position
                """,
                row ->
                        new Instrument.Item(
                                row.integer("position"),
                                row.text("link_id"),
                                row.text("words"),
                                row.optionalText("topic_group"),
                                row.text("barrier")),
                id.code(),
                id.version(),
                language);
    }

    private static Instrument instrument(
            Row row,
            InstrumentId id,
            String language,
            List<Instrument.Item> items,
            List<Instrument.Option> options) {
        return new Instrument(
                id,
                language,
                row.text("title"),
                row.text("asks_about"),
                row.coded("headline", Headline.class),
                row.integer("minimum_answered"),
                row.text("scoring_rule"),
                row.text("source"),
                row.text("copyright"),
                items,
                options);
    }
}
