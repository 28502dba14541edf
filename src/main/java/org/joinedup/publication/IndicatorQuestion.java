package org.joinedup.publication;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.indicator.Breakdown;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.Period;
import org.joinedup.publication.ShowIndicators.Question;
import org.joinedup.web.Problem.FieldError;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters of a question for indicators, as they came. */
@Introspected
record IndicatorQuestion(
        @QueryValue
                @Nullable
                @Parameter(
                        required = true,
                        description = "Code of the instrument",
                        example = "ctm-15")
                String instrument,
        @QueryValue
                @Nullable
                @Parameter(
                        required = true,
                        description = "First month, the first of a period",
                        example = "2026-01")
                String from,
        @QueryValue
                @Nullable
                @Parameter(
                        required = true,
                        description = "Last month, the last of a period",
                        example = "2026-03")
                String to,
        @QueryValue
                @Nullable
                @Parameter(
                        description =
                                "Length of the periods; without it, from and to must be those of"
                                        + " one month, quarter or year",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"month", "quarter", "year"}))
                String by,
        @QueryValue
                @Nullable
                @Parameter(
                        description = "How to divide the people; by quarter or year",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {
                                            "respondent",
                                            "mode",
                                            "language",
                                            "destination",
                                            "age-band",
                                            "sex",
                                            "ethnic-group",
                                            "deprivation"
                                        }))
                String breakdown) {
    /** A longer span is asked for in several questions, so that an answer stays small. */
    private static final int MOST_PERIODS = 60;

    /** The question, or what is wrong with it. */
    sealed interface Reading {
        record Understood(Question question) implements Reading {}

        record Wrong(List<FieldError> errors) implements Reading {}
    }

    Reading read() {
        List<FieldError> errors = new ArrayList<>();
        if (instrument == null) {
            errors.add(new FieldError("instrument", "is required"));
        }
        Optional<YearMonth> first = month("from", from, errors);
        Optional<YearMonth> last = month("to", to, errors);
        Optional<Granularity> length = length(errors);
        Optional<Breakdown> divided = divided(errors);
        Optional<Period> period = first.flatMap(f -> last.flatMap(l -> period(f, l, errors)));
        if (errors.isEmpty() && length.isEmpty()) {
            length = period.flatMap(Granularity::ofOne);
            if (length.isEmpty()) {
                errors.add(
                        new FieldError(
                                "by",
                                "is required where from and to are not those of one calendar"
                                        + " month, quarter or year"));
            }
        }
        if (errors.isEmpty() && tooMany(period.orElseThrow(), length.orElseThrow())) {
            errors.add(new FieldError("to", "is more than " + MOST_PERIODS + " periods away"));
        }
        return errors.isEmpty()
                ? new Reading.Understood(
                        new Question(
                                instrument,
                                period.orElseThrow(),
                                length.orElseThrow(),
                                divided.orElse(Breakdown.ALL)))
                : new Reading.Wrong(errors);
    }

    private Optional<Granularity> length(List<FieldError> errors) {
        Optional<Granularity> found =
                Optional.ofNullable(by).flatMap(code -> Coded.find(Granularity.class, code));
        if (by != null && found.isEmpty()) {
            errors.add(new FieldError("by", "must be month, quarter or year"));
        }
        return found;
    }

    private Optional<Breakdown> divided(List<FieldError> errors) {
        Optional<Breakdown> found =
                Optional.ofNullable(breakdown).flatMap(ShowIndicators::breakdown);
        if (breakdown != null && found.isEmpty()) {
            errors.add(new FieldError("breakdown", "is not one that figures are divided by"));
        }
        return found;
    }

    private static Optional<Period> period(
            YearMonth first, YearMonth last, List<FieldError> errors) {
        if (first.isAfter(last)) {
            errors.add(new FieldError("from", "is after to"));
            return Optional.empty();
        }
        return Optional.of(new Period(first, last));
    }

    private static boolean tooMany(Period period, Granularity by) {
        return by.divide(period).map(List::size).orElse(0) > MOST_PERIODS;
    }

    private static Optional<YearMonth> month(
            String name, @Nullable String text, List<FieldError> errors) {
        if (text == null) {
            errors.add(new FieldError(name, "is required"));
            return Optional.empty();
        }
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() >= 2000 && month.getYear() < 2100) {
                return Optional.of(month);
            }
        } catch (DateTimeException e) {
            // answered below, as a year that no service has
        }
        errors.add(new FieldError(name, "must be a month such as 2026-01"));
        return Optional.empty();
    }
}
