package org.joinedup.fieldwork;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.invitation.Contact;
import org.joinedup.invitation.HeldInvitations;
import org.joinedup.invitation.Invitation;
import org.joinedup.kernel.Coded;
import org.joinedup.kernel.InvitationId;
import org.joinedup.kernel.SurveyId;
import org.joinedup.response.HeldAnswers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** All that is held about the person of an invitation, as the API tells it. */
@Introspected
@Schema(
        name = "Held",
        description =
                "Whoever opened or answered when is told by the day only, and what was answered not"
                        + " at all")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record HeldView(
        @Schema(type = "string", format = "uuid") InvitationId invitation,
        @Schema(type = "string", format = "uuid") SurveyId survey,
        @Schema(description = "Code of the service that the person left") String service,
        LocalDate transitionDate,
        String mode,
        String language,
        List<String> formatNeeds,
        Optional<String> externalReference,
        Optional<String> deprivationQuintile,
        Optional<String> admission,
        String state,
        LocalDate issuedOn,
        Optional<LocalDate> openedOn,
        Optional<LocalDate> endedOn,
        LocalDate expiresOn,
        @Schema(description = "Also where this node has no key to read them")
                boolean contactDetailsAreHeld,
        Optional<ContactDetails> contact,
        @Schema(
                        description =
                                "Days on which the same organisation asked the person, or whoever"
                                    + " shares a telephone, an address for email or a reference"
                                    + " with them, for other surveys; known while contact details"
                                    + " are held")
                List<LocalDate> otherwiseAskedOn,
        @Schema(
                        description =
                                "Whether the organisation must not ask them again, or whoever"
                                    + " shares as much with them; absent, for nobody knows, where"
                                    + " no contact details are held")
                Optional<Boolean> mustNotBeAsked,
        @Schema(description = "Only hashes of them are kept") long links,
        long codes,
        List<SentMessage> messages,
        @Schema(description = "Answers that were begun and not sent") boolean beganToAnswer,
        @Schema(description = "Of a response that is still linked to the person")
                Optional<LocalDate> answeredOn) {

    /** How the person can be reached. */
    @Introspected
    @Schema(name = "HeldContact")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ContactDetails(
            Optional<String> name,
            Optional<String> mobile,
            Optional<String> email,
            List<String> address,
            Optional<String> postcode) {
        static ContactDetails of(Contact contact) {
            return new ContactDetails(
                    contact.name(),
                    contact.mobile(),
                    contact.email(),
                    contact.address(),
                    contact.postcode());
        }

        @Override
        public String toString() {
            return "ContactDetails";
        }
    }

    /** A message that was sent, waits, or was not sent and why. */
    @Introspected
    @Schema(name = "HeldMessage")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SentMessage(
            String channel,
            String state,
            Optional<Instant> sentAt,
            Optional<String> delivery,
            Optional<String> reason) {}

    static HeldView of(
            HeldInvitations.Held held,
            String service,
            List<SentMessage> messages,
            HeldAnswers.Held answers,
            ZoneId zone) {
        Invitation invitation = held.invitation();
        return new HeldView(
                invitation.id(),
                invitation.surveyId(),
                service,
                invitation.transitionDate(),
                invitation.mode().code(),
                invitation.language(),
                invitation.formatNeeds(),
                invitation.externalReference(),
                invitation.deprivation().map(Coded::code),
                invitation.admission().map(Coded::code),
                invitation.state().code(),
                LocalDate.ofInstant(held.issuedAt(), zone),
                held.openedAt().map(at -> LocalDate.ofInstant(at, zone)),
                held.endedAt().map(at -> LocalDate.ofInstant(at, zone)),
                LocalDate.ofInstant(invitation.expiresAt(), zone),
                held.contactIsHeld(),
                held.contact().map(ContactDetails::of),
                held.otherwiseAskedOn(),
                held.contactIsHeld() ? Optional.of(held.bar().isPresent()) : Optional.empty(),
                held.links(),
                held.codes(),
                messages,
                answers.begun(),
                answers.answeredOn());
    }

    @Override
    public String toString() {
        return "HeldView[" + invitation + "]";
    }
}
