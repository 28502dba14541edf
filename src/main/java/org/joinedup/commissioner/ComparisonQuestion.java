package org.joinedup.commissioner;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;

import org.joinedup.kernel.Period;
import org.joinedup.publication.ComparePublished.Question;
import org.joinedup.publication.Granularity;
import org.joinedup.web.Problem.FieldError;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which periods are to be compared, as it came. */
@Introspected
record ComparisonQuestion(
        @QueryValue
                @Nullable
                @Parameter(
                        required = true,
                        description = "Code of the questionnaire",
                        example = "ctm-15")
                String instrument,
        @QueryValue
                @Nullable
                @Parameter(
                        required = true,
                        description = "A published month, quarter or year",
                        example = "2026-Q1")
                String period,
        @QueryValue
                @Nullable
                @Parameter(
                        description =
                                "The published period to compare it with; without it, the same"
                                        + " months a year earlier",
                        example = "2025-Q1")
                String before) {

    List<FieldError> faults() {
        List<FieldError> faults = new ArrayList<>();
        if (instrument == null) {
            faults.add(new FieldError("instrument", "is required"));
        }
        if (after().isEmpty()) {
            faults.add(new FieldError("period", "is required, like 2026-01, 2026-Q1 or 2026"));
        }
        if (before != null && Granularity.read(before).isEmpty()) {
            faults.add(new FieldError("before", "must be like 2026-01, 2026-Q1 or 2026"));
        }
        return faults;
    }

    private Optional<Period> after() {
        return Optional.ofNullable(period).flatMap(Granularity::read);
    }

    /** Of a sound one. */
    Question question() {
        Period after = after().orElseThrow();
        return new Question(
                instrument,
                before == null
                        ? Granularity.yearBefore(after)
                        : Granularity.read(before).orElseThrow(),
                after);
    }
}
