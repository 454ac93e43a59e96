package floorplan.domain.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A repayment as it was accepted from a client.
 *
 * @param repaymentId 32 hex digits, derived from client and idempotency key
 * @param requestHash 64 hex digits over the request's content: tells a repeated request from another one under the same key
 * @param loanId the lender's number of the loan
 * @param valueDate the date stated by the client, if any
 * @param acceptedAt when the client was told so: its day is the value date where none is stated; null where no clock that all
 *     processes share could be asked
 */
public record AcceptedRepayment(
        String repaymentId,
        String client,
        String idempotencyKey,
        String requestHash,
        String loanId,
        Payer payer,
        Money amount,
        @Nullable LocalDate valueDate,
        @Nullable Instant acceptedAt) {
    /** The same request, accepted at this instant. */
    public AcceptedRepayment acceptedAt(@Nullable Instant instant) {
        return new AcceptedRepayment(
                repaymentId, client, idempotencyKey, requestHash, loanId, payer, amount, valueDate, instant);
    }
}
