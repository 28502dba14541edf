package org.joinedup.demonstration;

import org.joinedup.kernel.Answer;
import org.joinedup.questionnaire.Instrument;

import java.util.SplittableRandom;

/**
 * Draws answers that look like people's, for the demonstration: a person's own leaning and
 * something of each item together decide, cut into four answers so that a quarter strongly agree
 * and a sixth disagree. About one in ten gives "strongly agree" throughout and one in five "agree"
 * throughout, as published for the CTM-15 (TRACE-CORE). The same seed gives the same people.
 */
final class SyntheticPeople {
    private static final double STRONGLY_AGREE_THROUGHOUT = 0.09;
    private static final double AGREE_THROUGHOUT = 0.19;
    private static final double DONT_KNOW = 0.05;
    private static final double NOT_ANSWERED = 0.02;
    private static final double GIVES_UP = 0.04;
    private static final double MOVED_OR_CARE_HOME = 0.7;
    private static final double NOT_APPLICABLE = 0.06;

    /**
     * Share of an answer's variation that is the person's own: correlations between items of about
     * .5.
     */
    private static final double OF_THE_PERSON = 0.55;

    private static final double[] CUTS = {-1.75, -0.95, 0.6};

    private final SplittableRandom random;

    SyntheticPeople(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * @param leaning how far the person's service moves everybody, in standard deviations between
     *     persons
     */
    Person next(double leaning) {
        double style = random.nextDouble();
        if (style < STRONGLY_AGREE_THROUGHOUT) {
            return new Person(Answer.STRONGLY_AGREE, 0);
        }
        if (style < STRONGLY_AGREE_THROUGHOUT + AGREE_THROUGHOUT) {
            return new Person(Answer.AGREE, 0);
        }
        return new Person(null, leaning + gaussian());
    }

    double uniform() {
        return random.nextDouble();
    }

    long bits() {
        return random.nextLong();
    }

    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    double gaussian() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** Somebody who answers; {@code throughout} is null for those who read each statement. */
    final class Person {
        private final Answer throughout;
        private final double leaning;

        private Person(Answer throughout, double leaning) {
            this.throughout = throughout;
            this.leaning = leaning;
        }

        byte[] answer(Instrument instrument) {
            byte[] codes = new byte[instrument.items().size()];
            int last = random.nextDouble() < GIVES_UP ? random.nextInt(codes.length) : codes.length;
            for (int i = 0; i < last; i++) {
                codes[i] = (byte) one(instrument, instrument.items().get(i)).code();
            }
            return codes;
        }

        private Answer one(Instrument instrument, Instrument.Item item) {
            boolean canBeInapplicable = instrument.offers(Answer.DOES_NOT_APPLY);
            boolean rare = item.linkId().equals("i-06") || item.linkId().equals("i-07");
            if (canBeInapplicable
                    && random.nextDouble() < (rare ? MOVED_OR_CARE_HOME : NOT_APPLICABLE)) {
                return Answer.DOES_NOT_APPLY;
            }
            if (throughout != null) {
                return throughout;
            }
            double way = random.nextDouble();
            if (way < DONT_KNOW) {
                return Answer.DONT_KNOW;
            }
            return way < DONT_KNOW + NOT_ANSWERED ? Answer.NOT_ANSWERED : onScale(item.position());
        }

        private Answer onScale(int position) {
            // Written plans (7, 12) and side effects (15) are where people disagree most.
            double difficulty = position % 5 == 2 || position == 15 ? 0.35 : 0;
            double pull =
                    Math.sqrt(OF_THE_PERSON) * leaning
                            + Math.sqrt(1 - OF_THE_PERSON) * gaussian()
                            - difficulty;
            int code = 1;
            for (double cut : CUTS) {
                code += pull > cut ? 1 : 0;
            }
            return Answer.fromCode(code);
        }
    }
}
