package floorplan.domain.repayment;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A repayment as it was accepted from a client.
 *
 * @param repaymentId 32 hex digits, derived from client and idempotency key
 * @param requestHash 64 hex digits over the request's content: tells a repeated request from another one under the same key
 * @param loanId the lender's number of the loan
 * @param valueDate the date stated by the client, if any
 */
public record AcceptedRepayment(
        String repaymentId,
        String client,
        String idempotencyKey,
        String requestHash,
        String loanId,
        Payer payer,
        Money amount,
        @Nullable LocalDate valueDate) {}
