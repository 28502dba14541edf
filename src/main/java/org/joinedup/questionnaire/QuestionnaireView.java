package org.joinedup.questionnaire;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Optional;

/** A released version in the words of one language, as the API tells it. */
@Introspected
@Schema(name = "Questionnaire")
record QuestionnaireView(
        String code,
        int version,
        String language,
        @Schema(description = "All languages in which the version is released")
                List<String> languages,
        String title,
        String asksAbout,
        String headline,
        @Schema(
                        description =
                                "Fewest scored answers for a score; this project's rule, no"
                                        + " published one was found")
                int minimumAnswered,
        String scoringRule,
        String source,
        String copyright,
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
                @Schema(description = "Absent until recorded; a live survey cannot open before")
                Optional<Permission> permission,
        List<OptionView> options,
        List<ItemView> items) {

    /**
     * @param value the code to send: 1 to 4 are scored, 8 and 9 are ways out
     */
    @Introspected
    @Schema(name = "Option")
    record OptionView(int value, String label, boolean scored) {
        private static OptionView of(Instrument.Option option) {
            return new OptionView(
                    option.answer().code(), option.label(), option.answer().isScored());
        }
    }

    @Introspected
    @Schema(name = "Item")
    record ItemView(
            int position,
            String item,
            @Schema(description = "Fixed words; **…** marks emphasis") String text,
            @JsonInclude(JsonInclude.Include.NON_ABSENT)
                    @Schema(
                            description =
                                    "For reading item results together; not a validated subscale")
                    Optional<String> topicGroup,
            @Schema(
                            description =
                                    "This project's own reading of which barrier to integration it"
                                            + " speaks to")
                    String barrier) {
        private static ItemView of(Instrument.Item item) {
            return new ItemView(
                    item.position(), item.linkId(), item.text(), item.topicGroup(), item.barrier());
        }
    }

    static QuestionnaireView of(Instrument i, Instruments instruments) {
        return new QuestionnaireView(
                i.id().code(),
                i.id().version(),
                i.language(),
                instruments.languages(List.of(i.id())),
                i.title(),
                i.asksAbout(),
                i.headline().code(),
                i.minimumAnswered(),
                i.scoringRule(),
                i.source(),
                i.copyright(),
                instruments.permission(i.id()),
                i.options().stream().map(OptionView::of).toList(),
                i.items().stream().map(ItemView::of).toList());
    }
}
