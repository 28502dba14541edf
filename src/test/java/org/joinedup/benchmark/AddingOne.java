package org.joinedup.benchmark;

import org.joinedup.kernel.Answer;
import org.joinedup.statistics.Circumstances;
import org.joinedup.statistics.GroupSummary;

import java.util.SplittableRandom;

/** Adding one response of fifteen answers to everything that is counted about a group. */
final class AddingOne {
    private static final int ITEMS = 15;
    private static final int DIFFERENT = 1_024;
    private static final int ROUNDS = 7;
    private static final int A_ROUND = 1_000_000;

    private AddingOne() {}

    /**
     * @return the median of some rounds after others that warm up, in nanoseconds
     */
    static double nanoseconds() {
        byte[][] people = new byte[DIFFERENT][ITEMS];
        SplittableRandom random = new SplittableRandom(6);
        for (byte[] codes : people) {
            for (int i = 0; i < ITEMS; i++) {
                codes[i] =
                        (byte)
                                (random.nextInt(12) == 0
                                        ? Answer.DONT_KNOW.code()
                                        : 1 + random.nextInt(4));
            }
        }
        double[] rounds = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            GroupSummary summary = new GroupSummary(ITEMS);
            Circumstances circumstances = new Circumstances("sms", "self", "en", 14);
            long start = System.nanoTime();
            for (int i = 0; i < A_ROUND; i++) {
                summary.add(people[i % DIFFERENT], circumstances);
            }
            if (summary.people() != A_ROUND) {
                throw new IllegalStateException("not all were counted");
            }
            if (round >= 0) {
                rounds[round] = (double) (System.nanoTime() - start) / A_ROUND;
            }
        }
        return Timing.median(rounds);
    }
}
