package floorplan.domain.correction;

import floorplan.domain.loan.Rate;
import floorplan.domain.repayment.BackDating;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A rate correction or a waiver as it was accepted from a client.
 *
 * @param id 32 hex digits, derived from client and idempotency key
 * @param requestHash 64 hex digits, a hash of the request's content
 * @param loanId the lender's number of the loan
 * @param reason 1 to 500 characters
 * @param backDating the range of dates from which the client may correct a rate
 * @param ifVersion the version that the loan must still have; null for any
 */
public record AcceptedCorrection(
        String id,
        String client,
        String idempotencyKey,
        String requestHash,
        String loanId,
        String reason,
        BackDating backDating,
        @Nullable Long ifVersion,
        RequestedChange change) {

    /** The change that is asked for. */
    public sealed interface RequestedChange {}

    /** A rate that replaces the one of its date, or is added; usually from a date that is accrued. */
    public record CorrectedRate(Rate rate) implements RequestedChange {}

    /**
     * Fees given up.
     *
     * @param lateFeeOf the period whose late fee is waived; null for penalty interest
     * @param cents the most that is waived, above 0; null for the whole unpaid fee
     */
    public record WaivedFees(
            @Nullable YearMonth lateFeeOf, @Nullable Long cents) implements RequestedChange {}
}
