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
 * @param requestHash 64 hex digits, a hash of the request's content: it tells a repeated request from another request
 *     with the same key
 * @param loanId the lender's number of the loan
 * @param valueDate the date stated by the client, if any
 * @param acceptedAt the time at which the request was accepted; its date is the value date if the client states none.
 *     Null if the database, which provides the time, did not answer
 * @param backDating the range of accrued dates that the client may state as {@code valueDate}
 * @param from the unapplied receipt that pays; null for cash
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
        @Nullable Instant acceptedAt,
        BackDating backDating,
        @Nullable FromReceipt from) {
    /** A repayment in cash. */
    public AcceptedRepayment(
            String repaymentId,
            String client,
            String idempotencyKey,
            String requestHash,
            String loanId,
            Payer payer,
            Money amount,
            @Nullable LocalDate valueDate,
            @Nullable Instant acceptedAt,
            BackDating backDating) {
        this(
                repaymentId,
                client,
                idempotencyKey,
                requestHash,
                loanId,
                payer,
                amount,
                valueDate,
                acceptedAt,
                backDating,
                null);
    }

    /** The same request, accepted at this instant. */
    public AcceptedRepayment acceptedAt(@Nullable Instant instant) {
        return new AcceptedRepayment(
                repaymentId,
                client,
                idempotencyKey,
                requestHash,
                loanId,
                payer,
                amount,
                valueDate,
                instant,
                backDating,
                from);
    }
}
