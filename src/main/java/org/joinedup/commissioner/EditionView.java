package org.joinedup.commissioner;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.publication.Edition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An edition without its lines.
 *
 * @param number in the order of publication; of a published one
 * @param rules of disclosure that were in force
 */
@Introspected
@Schema(name = "Edition")
record EditionView(
        @Schema(format = "uuid") String id,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> number,
        @Schema(
                        type = "string",
                        allowableValues = {"prepared", "published", "discarded"})
                String state,
        String instrument,
        int version,
        @Schema(example = "2026-01") String from,
        @Schema(example = "2026-03") String to,
        @Schema(
                        type = "string",
                        allowableValues = {"month", "quarter", "year"})
                String by,
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
                @Schema(format = "uuid", description = "The edition that it replaces")
                Optional<String> corrects,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> change,
        List<String> notes,
        String rules,
        boolean synthetic,
        @Schema(description = "When the people were counted") Instant asOf,
        @Schema(description = "SHA-256 of the lines as CSV, without the edition's number")
                String checksum,
        String preparedBy,
        Instant preparedAt,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> decidedBy,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> decidedAt) {

    static EditionView of(Edition edition) {
        return new EditionView(
                edition.id().toString(),
                edition.number(),
                edition.state().code(),
                edition.instrument().code(),
                edition.instrument().version(),
                edition.period().from().toString(),
                edition.period().to().toString(),
                edition.by().code(),
                edition.corrects().map(Object::toString),
                edition.change(),
                edition.notes(),
                edition.rules(),
                edition.synthetic(),
                edition.asOf(),
                edition.checksum(),
                edition.preparedBy(),
                edition.preparedAt(),
                edition.decidedBy(),
                edition.decidedAt());
    }
}
