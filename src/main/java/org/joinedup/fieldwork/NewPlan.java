package org.joinedup.fieldwork;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.time.LocalDate;
import java.util.List;

/**
 * A survey's plan, as it is sent and told.
 *
 * @param purgeOn when contact details are deleted
 * @param sendFrom with sendTo the hours in which people are written to
 */
@Introspected
@Schema(name = "FieldworkPlan")
record NewPlan(
        @NotNull @Size(min = 1, max = 10) List<@NotNull @Valid Step> steps,
        @NotNull @Pattern(regexp = NewPlan.TIME) @Schema(example = "09:00") String sendFrom,
        @NotNull @Pattern(regexp = NewPlan.TIME) @Schema(example = "19:00") String sendTo,
        @NotNull Boolean workingDaysOnly,
        @NotNull @Min(1) @Max(100_000) Integer mostAnHour,
        @NotNull LocalDate purgeOn) {

    static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    static NewPlan of(Plan plan, LocalDate purgeOn) {
        return new NewPlan(
                plan.steps(),
                plan.hours().from().toString(),
                plan.hours().to().toString(),
                plan.hours().workingDaysOnly(),
                plan.mostAnHour(),
                purgeOn);
    }
}
