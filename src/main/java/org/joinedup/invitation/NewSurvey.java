package org.joinedup.invitation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.joinedup.kernel.InstrumentId;
import org.joinedup.web.Words;

import java.time.LocalDate;
import java.util.List;

/**
 * A survey to make.
 *
 * @param askedBy who asks, in the words that the patient reads
 * @param contact how patients reach those who ask, if it is said
 * @param owner code of the organisation that runs it; a coordinator's is the own
 * @param instruments in the order asked
 * @param periodFrom first date of transition of the people asked
 * @param asksAboutYou whether there is a page about the person; not unless said
 * @param demonstration for trying out, with made-up people; live unless said
 */
@Introspected
@Schema(name = "NewSurvey")
public record NewSurvey(
        @NotBlank @Size(max = 200) @Pattern(regexp = Words.LINE, message = Words.NOT_A_LINE)
                String title,
        @NotBlank @Size(max = 200) @Pattern(regexp = Words.LINE, message = Words.NOT_A_LINE)
                String askedBy,
        @Nullable
                @Size(min = 1, max = 200)
                @Pattern(regexp = Words.LINE, message = Words.NOT_A_LINE)
                @Schema(
                        nullable = true,
                        example = "0300 123 4567, Monday to Friday, 9 to 5",
                        description = "How patients reach those who ask; said on the receipt")
                String contact,
        @Nullable @Schema(nullable = true) @Pattern(regexp = "[A-Za-z0-9-]{1,31}") String owner,
        @NotEmpty @Size(max = 10) List<@NotNull @Valid AskedInstrument> instruments,
        @NotNull LocalDate periodFrom,
        @NotNull LocalDate periodTo,
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{2,35}") @Schema(example = "en") String language,
        @Nullable
                @Schema(
                        nullable = true,
                        defaultValue = "false",
                        description =
                                "Whether people are asked for their age band, sex and ethnic group,"
                                        + " as far as they wish to say")
                Boolean asksAboutYou,
        @Nullable @Schema(nullable = true, defaultValue = "false") Boolean demonstration) {

    /** One released version. */
    @Introspected
    @Schema(name = "AskedInstrument")
    public record AskedInstrument(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,31}") @Schema(example = "ctm-15") String code,
            @NotNull @Schema(example = "1") Integer version) {
        InstrumentId id() {
            return new InstrumentId(code, version);
        }
    }

    boolean isAskingAboutYou() {
        return Boolean.TRUE.equals(asksAboutYou);
    }

    boolean isDemonstration() {
        return Boolean.TRUE.equals(demonstration);
    }

    List<InstrumentId> instrumentIds() {
        return instruments.stream().map(AskedInstrument::id).toList();
    }
}
