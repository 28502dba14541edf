package org.joinedup.response;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.joinedup.kernel.AboutYou;
import org.joinedup.kernel.AgeBand;
import org.joinedup.kernel.EthnicGroup;
import org.joinedup.kernel.Relationship;
import org.joinedup.kernel.Respondent;
import org.joinedup.kernel.Sex;

import java.util.List;
import java.util.UUID;

/**
 * A whole questionnaire as an app sends it.
 *
 * @param instruments every instrument of the survey, with every item once
 */
@Introspected
@Schema(name = "SubmittedResponse")
record SubmittedResponse(
        @NotNull
                @Schema(
                        description =
                                "Chosen by the client, a new one for every questionnaire; repeat it"
                                        + " when you send again")
                UUID submissionId,
        @NotNull
                @Schema(
                        type = "string",
                        implementation = String.class,
                        allowableValues = {"self", "helped", "proxy"})
                Respondent respondent,
        @Nullable
                @Schema(
                        type = "string",
                        nullable = true,
                        allowableValues = {
                            "partner",
                            "parent",
                            "child",
                            "relative",
                            "friend",
                            "carer",
                            "advocate",
                            "other"
                        },
                        description = "What a proxy is to the person; absent for anyone else")
                Relationship relationship,
        @Nullable @Valid AboutThePerson aboutYou,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Part> instruments) {

    /**
     * What the person wished to say of themselves, only where the survey asks; each is left out
     * where they preferred not to say.
     */
    @Introspected
    @Schema(name = "SubmittedAboutYou", nullable = true)
    record AboutThePerson(
            @Nullable
                    @Schema(
                            type = "string",
                            nullable = true,
                            implementation = String.class,
                            allowableValues = {
                                "0-15", "16-24", "25-34", "35-44", "45-54", "55-64", "65-74",
                                "75-84", "85-plus"
                            })
                    AgeBand ageBand,
            @Nullable
                    @Schema(
                            type = "string",
                            nullable = true,
                            implementation = String.class,
                            allowableValues = {"female", "male", "other"})
                    Sex sex,
            @Nullable
                    @Schema(
                            type = "string",
                            nullable = true,
                            implementation = String.class,
                            allowableValues = {"asian", "black", "mixed", "white", "other"})
                    EthnicGroup ethnicGroup) {
        @Override
        public String toString() {
            return "AboutThePerson";
        }
    }

    AboutYou about() {
        return aboutYou == null
                ? AboutYou.NOTHING
                : AboutYou.said(aboutYou.ageBand, aboutYou.sex, aboutYou.ethnicGroup);
    }

    /** The answers to one instrument. */
    @Introspected
    @Schema(name = "SubmittedInstrument")
    record Part(
            @NotNull @Schema(example = "ctm-15") String code,
            @NotNull Integer version,
            @NotNull @Size(max = 200) List<@NotNull @Valid ItemAnswer> answers) {
        @Override
        public String toString() {
            return "Part[" + code + "]";
        }
    }

    /** The answer to one item. */
    @Introspected
    @Schema(name = "SubmittedAnswer")
    record ItemAnswer(
            @NotNull @Schema(example = "ctm-01") String item,
            @Nullable
                    @Schema(
                            nullable = true,
                            description =
                                    "One of the instrument's options; null when it was left"
                                            + " unanswered")
                    Integer value) {
        @Override
        public String toString() {
            return "ItemAnswer[" + item + "]";
        }
    }

    @Override
    public String toString() {
        return "SubmittedResponse[" + submissionId + "]";
    }
}
