package org.joinedup.testing;

import org.joinedup.kernel.Answer;
import org.joinedup.kernel.InstrumentId;
import org.joinedup.questionnaire.Headline;
import org.joinedup.questionnaire.Instrument;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Instruments for tests that need the shape of one, not its words. */
public final class AnInstrument {
    private AnInstrument() {}

    public static Instrument ctm15() {
        return withItems("ctm-15", 15, 8, Headline.MEAN_SCORE);
    }

    public static Instrument iStatements() {
        return withItems("i-statements", 7, 4, Headline.PERCENT_AGREE);
    }

    public static Instrument withItems(String code, int items, int minimum, Headline headline) {
        return new Instrument(
                new InstrumentId(code, 1),
                "en",
                code,
                "asks about something",
                headline,
                minimum,
                "1",
                "source",
                "copyright",
                IntStream.rangeClosed(1, items)
                        .mapToObj(
                                i ->
                                        new Instrument.Item(
                                                i,
                                                "item-" + i,
                                                "Words " + i,
                                                Optional.empty(),
                                                "information"))
                        .toList(),
                List.of(
                        new Instrument.Option(Answer.STRONGLY_DISAGREE, "Strongly disagree"),
                        new Instrument.Option(Answer.DISAGREE, "Disagree"),
                        new Instrument.Option(Answer.AGREE, "Agree"),
                        new Instrument.Option(Answer.STRONGLY_AGREE, "Strongly agree"),
                        new Instrument.Option(Answer.DONT_KNOW, "Don't know")));
    }
}
