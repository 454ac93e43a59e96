package floorplan.api.audit;

import floorplan.api.database.ApiDatabases;
import floorplan.store.audit.AuditList.Side;
import floorplan.store.audit.AuditVerification;
import floorplan.store.audit.AuditVerification.Verified;
import floorplan.store.database.BusinessClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Verifies the chains of the audit log. */
@RestController
@Tag(name = "Audit")
class AuditVerificationController {
    private final AuditVerification account;
    private final AuditVerification clms;
    private final BusinessClock clock;

    AuditVerificationController(ApiDatabases databases, BusinessClock clock) {
        this.account = new AuditVerification(Side.ACCOUNT, databases.lists());
        this.clms = new AuditVerification(Side.CLMS, databases.clms());
        this.clock = clock;
    }

    /** The state of a chain. */
    enum ChainStatus {
        /** Every row is as it was written and follows the row before it. */
        UNBROKEN,
        /** The rows verified so far are unbroken, but there are more rows to verify. */
        INCOMPLETE,
        /** A row was changed or is missing. */
        BROKEN
    }

    /** The verified part of a schema's chain. */
    record ChainAnswer(
            @Schema(description = "The schema whose audit table it is", example = "account")
            String schema,

            @Schema(
                    description =
                            "UNBROKEN: every row is as it was written. INCOMPLETE: the rows verified so far are as they were written, but there are more: ask again. BROKEN: a row was changed or is missing")
            ChainStatus status,

            @Schema(description = "Number of the row up to which the chain is verified", example = "4711")
            long verifiedThrough,

            @Schema(description = "Number of the newest row", example = "4711")
            long newest,

            @Schema(description = "When the verification of the first row began")
            Instant begunAt,

            Instant verifiedAt,

            @Schema(description = "Number of the first changed or missing row", example = "815") @Nullable
            Long brokenAt,

            @Schema(description = "The fault of that row") @Nullable
            String fault) {
        static ChainAnswer of(Verified verified) {
            return new ChainAnswer(
                    verified.side().name().toLowerCase(Locale.ROOT),
                    status(verified),
                    verified.through(),
                    verified.newest(),
                    verified.begun(),
                    verified.at(),
                    verified.broken(),
                    verified.why());
        }

        private static ChainStatus status(Verified verified) {
            if (verified.broken() != null) {
                return ChainStatus.BROKEN;
            }
            return verified.through() < verified.newest() ? ChainStatus.INCOMPLETE : ChainStatus.UNBROKEN;
        }
    }

    /** Both chains. */
    record AuditVerificationAnswer(List<ChainAnswer> chains) {}

    @GetMapping("/v1/audit/verification")
    @Operation(
            operationId = "verifyAudit",
            summary = "Verify the chains of the audit log",
            description =
                    "Verifies up to 20,000 more rows of each chain, and tells how far this API has come since it began with the first row, at most an hour ago. The sealed figures of closed dates are compared only by `make audit`.")
    AuditVerificationAnswer verify() {
        Instant now = clock.now();
        return new AuditVerificationAnswer(List.of(ChainAnswer.of(account.goOn(now)), ChainAnswer.of(clms.goOn(now))));
    }
}
