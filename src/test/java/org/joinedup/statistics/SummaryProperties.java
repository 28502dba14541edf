package org.joinedup.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class SummaryProperties {

    private static final int ITEMS = 7;

    @SuppressWarnings("ArrayRecordComponent")
    record Person(byte[] codes, Circumstances circumstances) {}

    @Property(tries = 200)
    void merging_in_any_order_and_partition_equals_one_pass(
            @ForAll("people") List<Person> people,
            @ForAll @IntRange(min = 1, max = 6) int parts,
            @ForAll Random random) {
        List<GroupSummary> summaries = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            summaries.add(new GroupSummary(ITEMS));
        }
        people.forEach(person -> add(summaries.get(random.nextInt(parts)), person));
        while (summaries.size() > 1) {
            Collections.shuffle(summaries, random);
            summaries.getFirst().merge(summaries.removeLast());
        }
        GroupSummary onePass = summary(people);
        assertEquals(onePass, summaries.getFirst());
        assertEquals(onePass.hashCode(), summaries.getFirst().hashCode());
        assertArrayEquals(onePass.encode(), summaries.getFirst().encode());
    }

    @Property(tries = 200)
    void adding_and_removing_a_person_leaves_no_trace(
            @ForAll("people") List<Person> people, @ForAll("person") Person person) {
        GroupSummary summary = summary(people);
        byte[] before = summary.encode();
        add(summary, person);
        assertTrue(!Arrays.equals(before, summary.encode()));
        summary.remove(person.codes, person.circumstances);
        assertEquals(summary(people), summary);
        assertArrayEquals(before, summary.encode());
    }

    @Property(tries = 100)
    void subtracting_is_the_inverse_of_merging(
            @ForAll("people") List<Person> some, @ForAll("people") List<Person> others) {
        GroupSummary summary = summary(some);
        summary.merge(summary(others));
        summary.subtract(summary(others));
        assertEquals(summary(some), summary);
    }

    @Property(tries = 200)
    void decoding_gives_back_what_was_encoded(@ForAll("people") List<Person> people) {
        GroupSummary summary = summary(people);
        assertEquals(summary, GroupSummary.decode(summary.encode()));
        assertEquals(summary.items(), ItemCounts.decode(summary.items().encode()));
        assertEquals(summary.scores(), ScoreDistribution.decode(summary.scores().encode()));
        assertEquals(summary.products(), CrossProducts.decode(summary.products().encode()));
        assertEquals(summary.patterns(), AnswerPatterns.decode(summary.patterns().encode()));
        assertEquals(
                summary.daysSinceTransition(),
                Tally.decode(summary.daysSinceTransition().encode()));
    }

    @Property(tries = 300)
    void damaged_bytes_are_refused_or_read_but_never_break_anything_else(
            @ForAll("people") List<Person> people, @ForAll Random random) {
        byte[] bytes = summary(people).encode();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        assertThrows(IllegalArgumentException.class, () -> GroupSummary.decode(cut));
        try {
            GroupSummary.decode(bytes);
        } catch (IllegalArgumentException refused) {
            assertTrue(refused.getMessage() != null);
        }
    }

    @Property(tries = 300)
    void scores_lie_on_the_scale_and_intervals_contain_their_estimates(
            @ForAll("people") List<Person> people,
            @ForAll @IntRange(min = 1, max = ITEMS) int minimum) {
        GroupSummary summary = summary(people);
        Sample scores = summary.scores().scores(minimum);
        ScoreSummary.of(scores, 0.95)
                .toOptional()
                .ifPresent(
                        figures -> {
                            assertTrue(figures.min() >= 0 && figures.max() <= 100);
                            assertTrue(
                                    figures.min() <= figures.lowerQuartile()
                                            && figures.lowerQuartile() <= figures.median());
                            assertTrue(
                                    figures.median() <= figures.upperQuartile()
                                            && figures.upperQuartile() <= figures.max());
                            assertContains(figures.mean());
                            assertTrue(
                                    figures.atCeiling()
                                            .interval()
                                            .contains(figures.atCeiling().share()));
                            assertTrue(
                                    figures.atFloor()
                                            .interval()
                                            .contains(figures.atFloor().share()));
                        });
        for (int item = 0; item < ITEMS; item++) {
            ItemFigures figures = summary.items().figures(item, 0.95);
            figures.mean().toOptional().ifPresent(SummaryProperties::assertContains);
            figures.agree()
                    .toOptional()
                    .ifPresent(share -> assertTrue(share.interval().contains(share.share())));
        }
    }

    @Property(tries = 200)
    void counts_of_scores_give_the_figures_of_the_scores_one_by_one(
            @ForAll("people") List<Person> people) {
        double[] scores =
                people.stream()
                        .map(Person::codes)
                        .mapToDouble(SummaryProperties::score)
                        .filter(score -> !Double.isNaN(score))
                        .toArray();
        Sample sample = summary(people).scores().scores(4);
        assertEquals(scores.length, sample.n());
        Arrays.sort(scores);
        for (int i = 0; i < scores.length; i++) {
            assertEquals(
                    scores[i],
                    sample.quantile(scores.length == 1 ? 0 : i / (scores.length - 1.0)).get(),
                    1e-9);
        }
        sample.mean()
                .toOptional()
                .ifPresent(
                        mean ->
                                assertEquals(
                                        Arrays.stream(scores).average().orElseThrow(), mean, 1e-9));
    }

    private static double score(byte[] codes) {
        List<Integer> answers = new ArrayList<>();
        for (byte code : codes) {
            if (code >= 1 && code <= 4) {
                answers.add((int) code);
            }
        }
        double mean = answers.stream().mapToInt(Integer::intValue).average().orElse(Double.NaN);
        return answers.size() < 4 ? Double.NaN : (mean - 1) / 3 * 100;
    }

    private static void assertContains(MeanFigure figure) {
        assertTrue(figure.mean() >= 0 && figure.mean() <= 100);
        figure.interval()
                .toOptional()
                .ifPresent(
                        interval -> {
                            assertTrue(interval.contains(figure.mean()), figure::toString);
                            assertTrue(
                                    interval.lower() >= 0 && interval.upper() <= 100,
                                    figure::toString);
                        });
    }

    private static GroupSummary summary(List<Person> people) {
        GroupSummary summary = new GroupSummary(ITEMS);
        people.forEach(person -> add(summary, person));
        return summary;
    }

    private static void add(GroupSummary summary, Person person) {
        summary.add(person.codes, person.circumstances);
    }

    @Provide
    Arbitrary<List<Person>> people() {
        return person().list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<Person> person() {
        Arbitrary<byte[]> codes =
                Arbitraries.of(
                                (byte) 0, (byte) 1, (byte) 2, (byte) 3, (byte) 3, (byte) 4,
                                (byte) 4, (byte) 8, (byte) 9)
                        .array(byte[].class)
                        .ofSize(ITEMS);
        return Combinators.combine(
                        codes,
                        Arbitraries.of("online", "paper", "telephone").injectNull(0.1),
                        Arbitraries.of("self", "helped", "proxy"),
                        Arbitraries.of("en", "cy", "ur", "pl"),
                        Arbitraries.integers().between(2, 42).injectNull(0.1))
                .as(
                        (answers, mode, who, language, days) ->
                                new Person(answers, new Circumstances(mode, who, language, days)));
    }
}
