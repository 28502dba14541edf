package org.joinedup.fieldwork;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.joinedup.invitation.Bar;

/**
 * People whom an organisation must not ask.
 *
 * @param organisation code; absent for one's own
 * @param file CSV with any of the columns external_reference, mobile, email, and name with postcode
 */
@Introspected
@Schema(name = "NewStopList")
record NewStopList(
        @Nullable @Schema(nullable = true) String organisation,
        @NotNull
                @Schema(
                        type = "string",
                        implementation = String.class,
                        allowableValues = {"opted-out", "dead"})
                Bar reason,
        @NotNull
                @Size(min = 1)
                @Schema(
                        description =
                                "CSV with any of the columns external_reference, mobile, email, and"
                                        + " name with postcode")
                String file) {
    @Override
    public String toString() {
        return "NewStopList";
    }
}
