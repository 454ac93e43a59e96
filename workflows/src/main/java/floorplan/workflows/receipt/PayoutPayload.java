package floorplan.workflows.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import floorplan.domain.receipt.AcceptedPayout;
import floorplan.domain.receipt.PayoutKind;
import floorplan.domain.receipt.ReturnLine;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AcceptedPayout} in Temporal's payloads. Histories hold these names, so they must not change.
 *
 * @param cents null for all that is open, and then not written
 * @param fileId with {@code line}, the line of a bank's file that a return settles; null if none, and then not written
 */
public record PayoutPayload(
        String id,
        String client,
        String idempotencyKey,
        String requestHash,
        String receiptId,
        PayoutKind kind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long cents,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String fileId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long line) {
    public static PayoutPayload of(AcceptedPayout payout) {
        return new PayoutPayload(
                payout.id(),
                payout.client(),
                payout.idempotencyKey(),
                payout.requestHash(),
                payout.receiptId(),
                payout.kind(),
                payout.cents(),
                payout.reason(),
                payout.line() == null ? null : payout.line().fileId(),
                payout.line() == null ? null : payout.line().line());
    }

    public AcceptedPayout toDomain() {
        return new AcceptedPayout(
                id,
                client,
                idempotencyKey,
                requestHash,
                receiptId,
                kind,
                cents,
                reason,
                fileId == null || line == null ? null : new ReturnLine(fileId, line));
    }
}
