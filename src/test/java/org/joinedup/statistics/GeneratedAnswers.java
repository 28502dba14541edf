package org.joinedup.statistics;

/** Makes the very answers that {@code src/test/r/reference-values.R} makes; see there. */
final class GeneratedAnswers {

    static final int ITEMS = 15;
    static final int MINIMUM = 8;

    final int people;
    final byte[][] codes;
    final int[] service;
    final int[] stratum;
    final int[] after;

    private long state;

    static GeneratedAnswers of(String set) {
        return switch (set) {
            case "150" -> new GeneratedAnswers(150, 6, 1);
            case "5000" -> new GeneratedAnswers(5_000, 40, 2);
            case "60000" -> new GeneratedAnswers(60_000, 200, 3);
            default -> throw new IllegalArgumentException(set);
        };
    }

    private GeneratedAnswers(int people, int services, long seed) {
        this.people = people;
        codes = new byte[people][];
        service = new int[people];
        stratum = new int[people];
        after = new int[people];
        state = seed;
        for (int i = 0; i < people; i++) {
            long size = draw();
            service[i] = (int) ((services * size * size) >> 32);
            stratum[i] = (int) ((6 * draw()) >> 16);
            after[i] = (int) ((2 * draw()) >> 16);
            long person =
                    draw()
                            + draw()
                            + (((service[i] * 7919L) % 11) - 5) * 1500
                            + after[i] * 1000L
                            - stratum[i] * 500L;
            codes[i] = answers(person, draw());
        }
    }

    private byte[] answers(long person, long manner) {
        long stays = manner < 4000 ? manner % 12 : ITEMS;
        int straight = manner >= 62_000 ? 4 : manner >= 58_000 ? 3 : manner >= 57_500 ? 1 : 0;
        byte[] answers = new byte[ITEMS];
        for (int item = 1; item <= ITEMS; item++) {
            long level = person + 2 * draw() + item * 2000L;
            long chance = draw();
            int code = level < 60_000 ? 1 : level < 105_000 ? 2 : level < 175_000 ? 3 : 4;
            code = item == 7 ? 3 : code;
            code = chance < 300 ? 0 : chance < 500 ? 8 : chance < 1200 ? 9 : code;
            code = straight > 0 ? straight : code;
            code = item == 7 && (straight == 1 || straight == 4) ? 9 : code;
            answers[item - 1] = (byte) (item > stays ? 0 : code);
        }
        return answers;
    }

    private long draw() {
        state = 1_664_525 * state + 1_013_904_223 & 0xFFFF_FFFFL;
        return state >> 16;
    }

    GroupSummary summary() {
        GroupSummary summary = new GroupSummary(ITEMS);
        for (byte[] answers : codes) {
            summary.add(answers, Circumstances.NOT_RECORDED);
        }
        return summary;
    }
}
