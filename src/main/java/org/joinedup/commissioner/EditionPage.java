package org.joinedup.commissioner;

import org.joinedup.kernel.Period;
import org.joinedup.publication.Edition;
import org.joinedup.publication.EditionState;
import org.joinedup.publication.Granularity;
import org.joinedup.publication.Observation;
import org.joinedup.publication.Observations;
import org.joinedup.publication.Quarters;
import org.joinedup.web.Messages;
import org.joinedup.web.Problem.FieldError;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * One edition, as somebody looks at it who is to decide about it.
 *
 * @param lines those that were chosen, a portion of them
 * @param unsettled how its period was on the day on which the people were counted
 * @param own whether it was prepared by whoever looks
 * @param refusal why what was just wanted cannot be done; empty when nothing was
 */
public record EditionPage(
        Edition edition,
        List<Observations.Count> counts,
        List<Observation> lines,
        Choices choices,
        Optional<String> next,
        Optional<Unsettled> unsettled,
        boolean own,
        String refusal) {
    static final ZoneId LONDON = ZoneId.of("Europe/London");

    /**
     * What the lines may be chosen by, and what was.
     *
     * @param level empty for all, as the others
     */
    public record Choices(
            List<String> levels,
            List<String> metrics,
            List<String> symbols,
            String level,
            String metric,
            String symbol) {}

    /**
     * A form to prepare one.
     *
     * @param settled the latest quarter that is settled
     * @param unsettled the period that was typed, of which it is asked once more
     * @param fault of what was sent; empty when nothing was
     */
    public record Wish(
            List<String> instruments,
            String instrument,
            String period,
            String change,
            Period settled,
            Optional<Unsettled> unsettled,
            Optional<FieldError> fault) {
        Wish asking(Optional<Unsettled> asked) {
            return new Wish(instruments, instrument, period, change, settled, asked, fault);
        }

        Wish with(FieldError found) {
            return new Wish(
                    instruments,
                    instrument,
                    period,
                    change,
                    settled,
                    unsettled,
                    Optional.of(found));
        }

        public boolean isWrong(String field) {
            return fault.filter(each -> each.field().equals(field)).isPresent();
        }
    }

    public boolean isPrepared() {
        return edition.state() == EditionState.PREPARED;
    }

    public boolean isPublished() {
        return edition.state() == EditionState.PUBLISHED;
    }

    public String rules() {
        String rules = edition.rules();
        return rules.substring(rules.indexOf('[') + 1, rules.lastIndexOf(']'));
    }

    public long all() {
        return lines(counts);
    }

    public long withoutValue() {
        return withoutValue(counts);
    }

    static long lines(List<Observations.Count> counts) {
        return counts.stream().mapToLong(Observations.Count::lines).sum();
    }

    static long withoutValue(List<Observations.Count> counts) {
        return counts.stream().mapToLong(Observations.Count::withoutValue).sum();
    }

    /** For example {@code 2026 Q3}. */
    public static String name(Messages m, Period period) {
        return switch (Granularity.ofOne(period).orElseThrow()) {
            case YEAR -> Integer.toString(period.from().getYear());
            case QUARTER -> Quarters.name(period);
            case MONTH ->
                    DateTimeFormatter.ofPattern("LLLL uuuu", m.locale()).format(period.from());
        };
    }

    /** As it is typed, and stands in addresses. */
    public static String written(Period period) {
        return switch (Granularity.ofOne(period).orElseThrow()) {
            case YEAR -> Integer.toString(period.from().getYear());
            case QUARTER -> Quarters.name(period).replace(' ', '-');
            case MONTH -> period.from().toString();
        };
    }

    public static String moment(Messages m, Instant instant) {
        ZonedDateTime at = instant.atZone(LONDON);
        return m.date(at) + ", " + DateTimeFormatter.ofPattern("HH:mm").format(at);
    }

    /** The key of the words for a symbol. */
    public static String key(String symbol) {
        return "staff.edition.symbol."
                + (symbol.isEmpty() ? "shown" : symbol.substring(1, symbol.length() - 1));
    }

    public static String number(Double value) {
        return value == null ? "" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    public String nextAddress() {
        return "/editions/"
                + edition.id()
                + "?level="
                + choices.level()
                + "&metric="
                + choices.metric()
                + "&symbol="
                + URLEncoder.encode(choices.symbol(), StandardCharsets.UTF_8)
                + "&after="
                + next.orElse("")
                + "#lines";
    }
}
