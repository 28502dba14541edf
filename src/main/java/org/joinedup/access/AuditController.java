package org.joinedup.access;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Pattern;

import org.joinedup.web.AnswersProblems;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

@Controller("/api/v1/audit")
@Validated
@Secured(Role.IS_ADMINISTRATOR)
@Tag(name = "access")
@AnswersProblems
class AuditController {
    private final AuditTrail audit;
    private final VerifyAudit verify;

    AuditController(AuditTrail audit, VerifyAudit verify) {
        this.audit = audit;
        this.verify = verify;
    }

    /** What is wrong with the trail at one place. */
    @Introspected
    @Schema(name = "AuditFault")
    record Fault(
            @Schema(
                            type = "string",
                            allowableValues = {
                                "changed",
                                "deleted",
                                "missing",
                                "unchained",
                                "other-head",
                                "cut-off"
                            })
                    String kind,
            @Schema(description = "0 of an entry that has no place in the chain") long position,
            @Schema(description = "0 where there is none") long entry) {
        static Fault of(ChainCheck.Fault fault) {
            return new Fault(
                    fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    fault.position(),
                    fault.entry());
        }
    }

    /** Whether the trail is as it was written. */
    @Introspected
    @Schema(name = "AuditVerification")
    record Verification(
            boolean sound,
            long entries,
            @Schema(description = "Place and hash of the last entry: keep it elsewhere")
                    String head,
            long faultCount,
            @Schema(description = "The first hundred") List<Fault> faults) {}

    @Operation(
            operationId = "verifyAudit",
            summary = "Whether the audit trail is as it was written",
            description =
                    "Reads all of it. That its end was cut off, or that it was written anew as a"
                            + " whole, shows only beside a head that was kept elsewhere.")
    @Get("/verification")
    Verification verification(
            @QueryValue
                    @Nullable
                    @Pattern(regexp = "[0-9]{1,18}:[0-9a-f]{64}")
                    @Parameter(description = "A head of before, which must still be in the trail")
                    String head) {
        audit.chainWaiting();
        ChainCheck.Result result = verify.verify(Stream.ofNullable(head).toList());
        return new Verification(
                result.isSound(),
                result.entries(),
                result.head(),
                result.found(),
                result.faults().stream().map(Fault::of).toList());
    }
}
