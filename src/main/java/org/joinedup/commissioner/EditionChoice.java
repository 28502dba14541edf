package org.joinedup.commissioner;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.publication.Edition;
import org.joinedup.publication.Granularity;
import org.joinedup.publication.Observations;
import org.joinedup.publication.ObserveProvisional;
import org.joinedup.web.Problem.FieldError;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Of which editions the lines are wanted, as it came. */
@Introspected
record EditionChoice(
        @QueryValue
                @Nullable
                @Parameter(description = "Code of the questionnaire", example = "ctm-15")
                String instrument,
        @QueryValue
                @Nullable
                @Parameter(
                        description = "A month, quarter or year: 2026-01, 2026-Q1 or 2026",
                        example = "2026-Q1")
                String period,
        @QueryValue
                @Nullable
                @Parameter(
                        description =
                                "Number of an edition; without it, of each instrument and period"
                                        + " the edition that was published last; provisional for"
                                        + " the figures of a period that has none yet, of the"
                                        + " services and groups whose live figures you see",
                        schema = @Schema(pattern = "^([1-9][0-9]{0,8}|provisional)$"))
                String edition) {
    private static final String NUMBER = "[1-9][0-9]{0,8}";
    private static final String PROVISIONAL = "provisional";

    List<FieldError> faults() {
        List<FieldError> faults = new ArrayList<>();
        if (period != null && Granularity.read(period).isEmpty()) {
            faults.add(new FieldError("period", "must be like 2026-01, 2026-Q1 or 2026"));
        }
        if (edition != null && !isProvisional() && !edition.matches(NUMBER)) {
            faults.add(
                    new FieldError("edition", "must be the number of an edition, or provisional"));
        }
        return faults;
    }

    boolean isProvisional() {
        return PROVISIONAL.equals(edition);
    }

    ObserveProvisional.Question provisional(Observations.Filter filter) {
        return new ObserveProvisional.Question(
                Optional.ofNullable(instrument),
                Optional.ofNullable(period).flatMap(Granularity::read),
                filter);
    }

    Optional<Integer> number() {
        return Optional.ofNullable(edition).map(Integer::valueOf);
    }

    /** Of sound choices. */
    boolean chooses(Edition each) {
        return (instrument == null || each.instrument().code().equals(instrument))
                && (period == null || Granularity.read(period).orElseThrow().equals(each.period()));
    }
}
