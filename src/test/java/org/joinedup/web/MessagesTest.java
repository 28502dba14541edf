package org.joinedup.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the service's own words, each against the English one. */
class MessagesTest {
    private static final Path WORDS = Path.of("src/main/resources/words");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9]+)");

    /** Of pages that only staff see; a language of patients need not have them. */
    private static final Pattern STAFF =
            Pattern.compile("(dashboard|sign-in|sign-out|staff|layout\\.synthetic).*");

    /** Complete, staff's pages included. */
    private static final Set<String> WHOLE = Set.of("en", "cy");

    private static SortedMap<String, String> file(String language) {
        String name = language.equals("en") ? "messages" : "messages_" + language;
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(WORDS.resolve(name + ".properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TreeMap<String, String> words = new TreeMap<>();
        properties.forEach((key, value) -> words.put((String) key, (String) value));
        return words;
    }

    private static Stream<String> languages() {
        return Messages.LANGUAGES.stream();
    }

    private static boolean isOf(String language, String key) {
        return WHOLE.contains(language) || !STAFF.matcher(key).matches();
    }

    private static Set<String> placeholders(String words) {
        return PLACEHOLDER
                .matcher(words)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_language_has_words_for_every_key_and_no_other_key(String language) {
        SortedMap<String, String> words = file(language);

        assertThat(words.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        file("en").keySet().stream().filter(key -> isOf(language, key)).toList());
        assertThat(words).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_language_puts_the_same_things_into_its_words(String language) {
        SortedMap<String, String> english = file("en");

        assertThat(file(language))
                .allSatisfy(
                        (key, text) ->
                                assertThat(placeholders(text))
                                        .as(key)
                                        .isEqualTo(placeholders(english.get(key))));
    }

    /** A lone apostrophe quotes what follows: it would vanish, and placeholders with it. */
    @ParameterizedTest
    @MethodSource("languages")
    void every_message_is_a_pattern_without_a_lone_apostrophe(String language) {
        assertThat(file(language))
                .allSatisfy(
                        (key, text) -> {
                            assertThat(text.replace("''", "")).as(key).doesNotContain("'");
                            assertThat(
                                            new MessageFormat(text, Locale.ROOT)
                                                    .format(new Object[] {2, 2, 2, 2}))
                                    .as(key)
                                    .doesNotContain("{");
                        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void words_of_a_variant_stand_beside_words_for_everybody_and_differ(String language) {
        SortedMap<String, String> words = file(language);
        for (Messages.Variant variant : Messages.Variant.values()) {
            List<String> keys =
                    words.keySet().stream()
                            .filter(key -> key.endsWith(variant.suffix()))
                            .filter(key -> !key.equals("patient.respondent.proxy"))
                            .toList();
            assertThat(keys)
                    .allSatisfy(
                            key ->
                                    assertThat(words.get(key))
                                            .isNotEqualTo(words.get(general(key, variant)))
                                            .isNotEqualTo(words.get("no such key")));
            assertThat(keys).allMatch(key -> words.containsKey(general(key, variant)));
        }
    }

    private static String general(String key, Messages.Variant variant) {
        return key.substring(0, key.length() - variant.suffix().length());
    }

    /** Only an English word may be the same in another language, and these few are. */
    @ParameterizedTest
    @ValueSource(strings = {"cy", "ar"})
    void nothing_was_left_in_english(String language) {
        SortedMap<String, String> english = file("en");

        assertThat(file(language))
                .allSatisfy(
                        (key, text) -> {
                            if (text.equals(english.get(key))) {
                                assertThat(key)
                                        .isIn("product", "dashboard.kept-back", "staff.watch.none");
                            }
                        });
    }

    @Test
    void numbers_follow_the_plurals_of_the_language() {
        String key = "patient.welcome.length";

        assertThat(Messages.in("en").text(key, 3, 1)).contains("3 short statements", "1 minute.");
        assertThat(Messages.in("cy").text(key, 3, 1)).contains("3 datganiad byr", "1 munud.");
    }

    @ParameterizedTest
    @CsvSource({
        "1, عبارة قصيرة واحدة",
        "2, عبارتين قصيرتين",
        "3, 3 عبارات قصيرة",
        "10, 10 عبارات قصيرة",
        "22, 22 عبارة قصيرة"
    })
    void arabic_has_a_form_for_one_two_few_and_many(int statements, String words) {
        assertThat(Messages.in("ar").text("patient.welcome.length", statements, 5))
                .contains(words, "5 دقائق");
    }

    @Test
    void in_a_language_from_right_to_left_names_are_isolated_and_digits_are_those_of_links() {
        Messages words = Messages.in("ar");

        assertThat(words.direction()).isEqualTo("rtl");
        assertThat(words.text("patient.expired.ask", "Ward 7")).contains("\u2068Ward 7\u2069");
        assertThat(words.text("patient.question.number", 3, 22)).contains("3", "22");
        assertThat(Messages.in("cy").direction()).isEqualTo("ltr");
        assertThat(Messages.in("cy").text("patient.expired.ask", "Ward 7"))
                .doesNotContain("\u2068");
    }

    @Test
    void dates_are_written_in_the_language() {
        LocalDate date = LocalDate.of(2026, 11, 2);

        assertThat(Messages.in("en").date(date)).isEqualTo("2 November 2026");
        assertThat(Messages.in("cy").date(date)).isEqualTo("2 Tachwedd 2026");
        assertThat(Messages.in("ar").date(date)).isEqualTo("2 نوفمبر 2026");
    }

    @Test
    void a_language_that_the_pages_do_not_speak_is_english_and_says_so() {
        Messages words = Messages.in("fr");

        assertThat(words.language()).isEqualTo("en");
        assertThat(words.text("patient.back")).isEqualTo("Back");
    }

    @Test
    void who_is_spoken_to_in_another_way_has_the_common_words_for_the_rest() {
        Messages words = Messages.in("en").and(Messages.Variant.PROXY);

        assertThat(words.text("patient.opt-out.care")).contains("The person you care for");
        assertThat(words.text("patient.back")).isEqualTo("Back");
    }

    @Test
    void the_other_languages_are_named_as_their_speakers_name_them() {
        Messages words =
                Messages.in("en")
                        .offering(new Messages.Languages(List.of("en", "cy"), "/x", "/check"));

        assertThat(words.others()).containsExactly(new Messages.Language("cy", "Cymraeg", "ltr"));
    }
}
