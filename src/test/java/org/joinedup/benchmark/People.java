package org.joinedup.benchmark;

import org.joinedup.kernel.Answer;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Invited people in the order in which they were asked, as lines for COPY. A person's answers hang
 * together (they share a leaning, which is partly the service's), some are missing, and five of
 * eight people respond.
 */
final class People {
    private static final double[] CUTS = {-1.75, -0.95, 0.6};
    private static final double OF_THE_PERSON = 0.74;
    private static final double OF_THE_ITEM = 0.67;
    private static final double MISSING = 0.03;
    private static final double DONT_KNOW = 0.06;
    private static final double RESPONDS = 0.625;
    private static final int ITEMS = 15;
    private static final int MOST_DAYS = 42;
    private static final String[] MODES = {"sms", "sms", "email", "letter", "letter", "paper"};
    private static final String[] RESPONDENTS = {"self", "self", "self", "helped", "proxy"};
    private static final String[] LANGUAGES = {"en", "en", "en", "en", "en", "en", "pl", "cy"};

    private final SplittableRandom random = new SplittableRandom(20);
    private final BenchmarkProgramme programme;
    private final AboutYou aboutYou;
    private final long expected;
    private long invited;
    private long responses;

    final StringBuilder invitationLines = new StringBuilder();
    final StringBuilder responseLines = new StringBuilder();
    final StringBuilder answerLines = new StringBuilder();

    People(BenchmarkProgramme programme, AboutYou aboutYou, long expected) {
        this.programme = programme;
        this.aboutYou = aboutYou;
        this.expected = expected;
    }

    long responses() {
        return responses;
    }

    void next() {
        int place = random.nextInt(programme.services().size());
        String service = programme.services().get(place);
        String destination =
                random.nextInt(3) == 0
                        ? programme.services().get((place + 1) % programme.services().size())
                        : "\\N";
        LocalDate left = dayOf(responses);
        boolean responds = random.nextDouble() < RESPONDS;
        String mode = MODES[random.nextInt(MODES.length)];
        String language = LANGUAGES[random.nextInt(LANGUAGES.length)];
        String id = id(left, 1, invited++);
        line(
                invitationLines,
                id,
                programme.survey(),
                service,
                destination,
                left,
                mode,
                language,
                responds ? "completed" : "expired",
                left.plusDays(7),
                left.plusDays(MOST_DAYS));
        if (responds) {
            respond(id, place, service, destination, left, mode, language);
        }
    }

    private void respond(
            String invitation,
            int place,
            String service,
            String destination,
            LocalDate left,
            String mode,
            String language) {
        String id = id(left, 2, responses);
        LocalDate answered = left.plusDays(7 + (int) Math.abs(random.nextGaussian() * 9) % 35);
        String respondent = RESPONDENTS[random.nextInt(RESPONDENTS.length)];
        line(
                responseLines,
                id,
                invitation,
                id(left, 3, responses),
                "R" + responses,
                programme.survey(),
                service,
                destination,
                left,
                answered,
                mode,
                language,
                respondent,
                respondent.equals("proxy") ? "carer" : "\\N",
                "t" + aboutYou.next(random));
        line(answerLines, id, BenchmarkProgramme.INSTRUMENT, 1, answers(place));
        responses++;
    }

    private String answers(int place) {
        double leaning =
                OF_THE_PERSON * random.nextGaussian()
                        + programme.leaning(place)
                        - (random.nextInt(5) == 0 ? 0.4 : 0);
        StringBuilder codes = new StringBuilder("{");
        for (int item = 0; item < ITEMS; item++) {
            codes.append(item == 0 ? "" : ",").append(answer(leaning).code());
        }
        return codes.append('}').toString();
    }

    private Answer answer(double leaning) {
        double way = random.nextDouble();
        if (way < MISSING) {
            return Answer.NOT_ANSWERED;
        }
        if (way < MISSING + DONT_KNOW) {
            return Answer.DONT_KNOW;
        }
        double pull = leaning + OF_THE_ITEM * random.nextGaussian();
        int code = 1;
        for (double cut : CUTS) {
            code += pull > cut ? 1 : 0;
        }
        return Answer.fromCode(code);
    }

    /** Day by day over the months; answers come in some weeks later, so months overlap. */
    private LocalDate dayOf(long response) {
        long days = programme.days();
        long day = response * days / expected - random.nextInt(MOST_DAYS);
        return programme.firstDay().plusDays(Math.clamp(day, 0, days - 1));
    }

    /** In the order of the asking, as a version 7 UUID is. */
    private static String id(LocalDate day, int kind, long number) {
        long time = day.toEpochDay() * 86_400_000L;
        return new UUID(time << 16 | 0x7000L | kind, Long.MIN_VALUE | number).toString();
    }

    private static void line(StringBuilder lines, Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            lines.append(i == 0 ? "" : "\t").append(fields[i]);
        }
        lines.append('\n');
    }
}
