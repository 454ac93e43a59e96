package floorplan.domain.receipt;

import org.jspecify.annotations.Nullable;

/**
 * A refund or return as a client asked for it.
 *
 * @param id 32 hex digits, derived from client and idempotency key
 * @param requestHash 64 hex digits: it tells a repeated request from another request with the same key
 * @param cents above 0; null for all that is open
 * @param reason 1 to 500 characters
 * @param line the line of a bank's file that a return settles; null if none
 */
public record AcceptedPayout(
        String id,
        String client,
        String idempotencyKey,
        String requestHash,
        String receiptId,
        PayoutKind kind,
        @Nullable Long cents,
        String reason,
        @Nullable ReturnLine line) {}
