package org.joinedup.fieldwork;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.joinedup.kernel.Mode;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which response rates were found where patients were asked in the same way. Each is a setting; as
 * shipped they are those of randomised trials among people who left hospitals or emergency
 * departments, and of the NHS survey in England.
 */
@Singleton
class ExpectedRates {
    /**
     * Invited to a web page in one way alone, 0.8 to 9.6 %: Mathews and others (2019), Survey
     * Practice 12(1), doi 10.29115/SP-2019-0007.
     */
    private static final String ONE_WAY = "0.008-0.096";

    /**
     * By one way and then by another, among them letters: 18.6 % over all arms of Parast and others
     * (2019), Survey Practice 12(1), doi 10.29115/SP-2019-0008, to the 46 % of the NHS Adult
     * Inpatient Survey 2020.
     */
    private static final String MIXED = "0.186-0.46";

    /**
     * Paper forms by post alone: 14 % (emergency departments, Parast) to 35.1 %, Tolpadi and others
     * (2024), J Surv Stat Methodol 12(3):624, doi 10.1093/jssam/smae013.
     */
    private static final String PAPER = "0.14-0.351";

    private static final Pattern RANGE = Pattern.compile("(0?\\.\\d+|0|1)-(0?\\.\\d+|0|1)");

    private final Range oneWay;
    private final Range mixed;
    private final Range paper;

    ExpectedRates(
            @Value("${joinedup.fieldwork.expected.one-way:" + ONE_WAY + "}") String oneWay,
            @Value("${joinedup.fieldwork.expected.mixed:" + MIXED + "}") String mixed,
            @Value("${joinedup.fieldwork.expected.paper:" + PAPER + "}") String paper) {
        this.oneWay = range("one-way", oneWay, ONE_WAY);
        this.mixed = range("mixed", mixed, MIXED);
        this.paper = range("paper", paper, PAPER);
    }

    /**
     * A range of shares.
     *
     * @param source key of the words that name where it is from
     */
    record Range(double from, double to, String source) {}

    /** Of a mode whose people are written to by the steps of a plan. */
    Optional<Range> of(Mode mode, List<Step> steps) {
        return switch (mode) {
            case SMS, EMAIL, LETTER -> Optional.of(isMixed(steps) ? mixed : oneWay);
            case PAPER -> Optional.of(paper);
            case APP, KIOSK, OPEN -> Optional.empty();
        };
    }

    private static boolean isMixed(List<Step> steps) {
        return steps.stream().map(Step::channel).distinct().count() > 1
                && steps.stream().anyMatch(step -> step.channel() == Channel.LETTER);
    }

    private static Range range(String name, String text, String shipped) {
        Matcher range = RANGE.matcher(text.strip());
        if (!range.matches()
                || Double.parseDouble(range.group(1)) > Double.parseDouble(range.group(2))) {
            throw new IllegalArgumentException(
                    "joinedup.fieldwork.expected." + name + " must be like " + shipped);
        }
        return new Range(
                Double.parseDouble(range.group(1)),
                Double.parseDouble(range.group(2)),
                text.strip().equals(shipped) ? name : "settings");
    }
}
