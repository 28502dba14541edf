package org.joinedup.invitation;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.kernel.SurveyId;

import java.time.LocalDate;
import java.util.List;

/**
 * A survey as the API tells it.
 *
 * @param notice said of demonstrations only
 */
@Introspected
@Schema(name = "Survey")
record SurveyView(
        @Schema(type = "string", format = "uuid") SurveyId id,
        String title,
        String askedBy,
        @Nullable @Schema(nullable = true) String contact,
        @Schema(description = "Code of the organisation that runs it") String owner,
        @Schema(format = "uuid") String ownerId,
        List<NewSurvey.AskedInstrument> instruments,
        LocalDate periodFrom,
        LocalDate periodTo,
        String language,
        @Schema(
                        type = "string",
                        allowableValues = {"draft", "open", "paused", "closed"})
                String state,
        boolean asksAboutYou,
        boolean demonstration,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true) String notice) {

    static SurveyView of(Survey survey, String ownerCode, String notice) {
        return new SurveyView(
                survey.id(),
                survey.title(),
                survey.askedBy(),
                survey.contact().orElse(null),
                ownerCode,
                survey.ownerId().toString(),
                survey.instruments().stream()
                        .map(id -> new NewSurvey.AskedInstrument(id.code(), id.version()))
                        .toList(),
                survey.periodFrom(),
                survey.periodTo(),
                survey.language(),
                survey.state().code(),
                survey.asksAboutYou(),
                survey.demonstration(),
                survey.demonstration() ? notice : null);
    }
}
