package org.joinedup.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.joinedup.questionnaire.Headline;
import org.joinedup.questionnaire.Instrument;
import org.joinedup.statistics.BreakdownSummary;
import org.joinedup.statistics.Circumstances;
import org.joinedup.statistics.GroupSummary;
import org.joinedup.testing.AnInstrument;

import java.lang.reflect.RecordComponent;
import java.util.List;

/** Groups of people who answered three items, and what must hold of every figure of them. */
final class SomePeople {
    static final Instrument THREE = AnInstrument.withItems("ctm-3", 3, 2, Headline.MEAN_SCORE);
    static final DisclosureRules RULES = new DisclosureRules(10, 30, 8, 5, 10, 56, 3);
    static final Showing PROVIDER = new Showing(RULES, Audience.PROVIDER);
    static final Showing COMMISSIONER = new Showing(RULES, Audience.COMMISSIONER);

    private final GroupSummary group = new GroupSummary(3);
    private final BreakdownSummary part = new BreakdownSummary(3);

    static SomePeople none() {
        return new SomePeople();
    }

    /** People who say the same to all three items. */
    SomePeople and(int people, int answer, String mode) {
        byte code = (byte) answer;
        return and(people, new byte[] {code, code, code}, mode);
    }

    SomePeople and(int people, byte[] codes, String mode) {
        for (int i = 0; i < people; i++) {
            group.add(codes, new Circumstances(mode, "self", "en", 10));
            part.add(codes);
        }
        return this;
    }

    /** So many scores of 100, and so many of 0. */
    static SomePeople scoring(int hundred, int zero) {
        return none().and(hundred, 4, "sms").and(zero, 1, "sms");
    }

    GroupSummary group() {
        return group;
    }

    BreakdownSummary part() {
        return part;
    }

    /** Every number is finite, and a figure without a value says why. */
    static void assertSound(Object shown) {
        switch (shown) {
            case null -> {}
            case Double number -> assertThat(number).isFinite();
            case Figure figure -> {
                assertThat(figure.method()).isNotBlank();
                assertThat(figure.value() != null || !figure.symbol().isEmpty()).isTrue();
                assertThat(figure.lower() != null || saysWhy(figure)).as("%s", figure).isTrue();
                parts(figure);
            }
            case Record values -> parts(values);
            case List<?> values -> values.forEach(SomePeople::assertSound);
            default -> {}
        }
    }

    private static boolean saysWhy(Figure figure) {
        return figure.reason() != null || figure.symbol().equals("[c]");
    }

    private static void parts(Record values) {
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                assertSound(component.getAccessor().invoke(values));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
