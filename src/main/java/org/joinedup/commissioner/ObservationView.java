package org.joinedup.commissioner;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.kernel.Period;
import org.joinedup.publication.Edition;
import org.joinedup.publication.Observation;
import org.joinedup.publication.Observations;
import org.joinedup.publication.ObserveProvisional;

import java.util.Optional;

/** One line of an edition; the columns of the CSV have the same meanings. */
@Introspected
@Schema(name = "Observation")
record ObservationView(
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
                @Schema(description = "Number of the edition; absent until it is published")
                Optional<Integer> edition,
        @Schema(
                        type = "string",
                        allowableValues = {"prepared", "published", "discarded", "provisional"},
                        description = "Of the edition; provisional where there is none yet")
                String status,
        String instrument,
        int version,
        @Schema(example = "2026-01") String from,
        @Schema(example = "2026-03") String to,
        @Schema(description = "service, or the kind of a group") String level,
        String code,
        String name,
        String metric,
        @Schema(
                        type = "string",
                        allowableValues = {"points", "percent"})
                String unit,
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @Schema(description = "Absent for everyone together")
                String breakdown,
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @Schema(description = "Absent for everyone together")
                String category,
        @Nullable @Schema(nullable = true, description = "Rounded") Long numerator,
        @Nullable @Schema(nullable = true, description = "Rounded; people whom the value rests on")
                Long n,
        @Nullable @Schema(nullable = true) Double value,
        @Nullable @Schema(nullable = true) Double lower,
        @Nullable @Schema(nullable = true) Double upper,
        @Schema(description = "Empty, or of the Government Statistical Service") String symbol,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> reason,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> band,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                Double reliability,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(nullable = true)
                Double adjusted) {

    static ObservationView of(Observations.Published published) {
        Edition edition = published.edition();
        return of(
                edition.number(),
                edition.state().code(),
                edition.instrument(),
                edition.period(),
                published.line());
    }

    static ObservationView of(ObserveProvisional.Line line) {
        return of(
                Optional.empty(),
                "provisional",
                line.instrument(),
                line.period(),
                line.observation());
    }

    private static ObservationView of(
            Optional<Integer> number,
            String status,
            InstrumentId instrument,
            Period period,
            Observation line) {
        Observation.About about = line.about();
        Observation.Value value = line.value();
        return new ObservationView(
                number,
                status,
                instrument.code(),
                instrument.version(),
                period.from().toString(),
                period.to().toString(),
                about.level(),
                about.code(),
                about.name(),
                about.metric(),
                about.kind().unit(),
                about.breakdown(),
                about.category(),
                value.numerator(),
                value.people(),
                value.value(),
                value.lower(),
                value.upper(),
                line.symbol(),
                line.reason(),
                line.standing().band(),
                line.standing().reliability(),
                line.standing().adjusted());
    }
}
