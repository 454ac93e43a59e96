package floorplan.workflows.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import floorplan.domain.receipt.AcceptedPayout;
import floorplan.domain.receipt.PayoutKind;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AcceptedPayout} in Temporal's payloads. Histories hold these names, so they must not change.
 *
 * @param cents null for all that is open, and then not written
 */
public record PayoutPayload(
        String id,
        String client,
        String idempotencyKey,
        String requestHash,
        String receiptId,
        PayoutKind kind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long cents,
        String reason) {
    public static PayoutPayload of(AcceptedPayout payout) {
        return new PayoutPayload(
                payout.id(),
                payout.client(),
                payout.idempotencyKey(),
                payout.requestHash(),
                payout.receiptId(),
                payout.kind(),
                payout.cents(),
                payout.reason());
    }

    public AcceptedPayout toDomain() {
        return new AcceptedPayout(id, client, idempotencyKey, requestHash, receiptId, kind, cents, reason);
    }
}
