package org.joinedup.invitation;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

import org.joinedup.kernel.InvitationId;

import java.time.Instant;

/** A link, told this once to the caller who asked for it. */
@Introspected
@Schema(name = "IssuedLink")
public record IssuedLink(
        @Schema(type = "string", format = "uuid") InvitationId id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(nullable = true)
                String externalReference,
        @Schema(description = "Shown this once; only a hash of its secret is stored") String link,
        @Schema(description = "The link as a QR code (SVG); the same address with .png is a PNG")
                String qr,
        @Schema(description = "A letter to print") String letter,
        @Schema(
                        description =
                                "What may be typed at codePage instead of the link; only its hash"
                                        + " is stored",
                        example = "BDFH-KMPR-TWYC")
                String code,
        @Schema(description = "Where the code is typed") String codePage,
        @Schema(description = "From then on it takes no answers") Instant expiresAt) {

    static IssuedLink of(Invitation invitation, PatientLinks links, String token) {
        String link = links.link(token);
        return new IssuedLink(
                invitation.id(),
                invitation.externalReference().orElse(null),
                link,
                link + "/qr.svg",
                link + "/letter",
                ShortCodes.grouped(ShortCodes.of(token)),
                links.codePage(),
                invitation.expiresAt());
    }

    @Override
    public String toString() {
        return "IssuedLink[" + id + "]";
    }
}
