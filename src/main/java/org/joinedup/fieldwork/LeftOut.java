package org.joinedup.fieldwork;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A row that makes no invitation, and why; never what it holds.
 *
 * @param line counted from 1 with the heading
 * @param column absent where the row as a whole is at fault
 */
@Introspected
@Schema(name = "LeftOut")
record LeftOut(
        int line,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) String column,
        @Schema(
                        type = "string",
                        allowableValues = {"bad", "duplicate", "excluded", "not-sampled"})
                String kind,
        @Schema(
                        description =
                                "Of an excluded row: under-16, outside-window, opted-out,"
                                        + " asked-recently, on-deaths-list or no-contact")
                String reason) {

    static final String BAD = "bad";
    static final String DUPLICATE = "duplicate";
    static final String EXCLUDED = "excluded";
    static final String NOT_SAMPLED = "not-sampled";

    static LeftOut bad(int line, String column, String reason) {
        return new LeftOut(line, column, BAD, reason);
    }

    static LeftOut duplicate(int line, String reason) {
        return new LeftOut(line, null, DUPLICATE, reason);
    }

    static LeftOut excluded(int line, String reason) {
        return new LeftOut(line, null, EXCLUDED, reason);
    }

    static LeftOut notSampled(int line) {
        return new LeftOut(line, null, NOT_SAMPLED, "was not drawn");
    }
}
