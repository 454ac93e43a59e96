package floorplan.activities.correction;

import floorplan.domain.correction.AcceptedCorrection;
import floorplan.domain.correction.AcceptedCorrection.CorrectedRate;
import floorplan.domain.correction.AcceptedCorrection.WaivedFees;
import floorplan.domain.correction.CorrectionDecision.CorrectionRefusal;
import floorplan.domain.correction.CorrectionDecision.RefusedCorrection;
import floorplan.domain.correction.LoanInput;
import floorplan.domain.journal.BookingDates;
import floorplan.domain.loan.Rate;
import floorplan.store.loan.LockedLoan;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The refusals of correction requests, and the input that a waiver becomes. */
public final class CorrectionRules {
    private CorrectionRules() {}

    /**
     * The refusal of a request; empty if it is not refused.
     *
     * @param today the business date now
     * @param backDatingDays the most days before today from which a rate may be effective, for a client with limited
     *     back-dating
     */
    public static Optional<RefusedCorrection> refusal(
            LockedLoan loan, AcceptedCorrection request, LocalDate today, int backDatingDays) {
        if (request.ifVersion() != null && request.ifVersion() != loan.version()) {
            return refused(
                    CorrectionRefusal.CHANGED_MEANWHILE,
                    "Loan " + request.loanId() + " has changed since. Get it again and decide anew.");
        }
        return switch (request.change()) {
            case CorrectedRate corrected -> rateRefusal(loan, request, corrected.rate(), today, backDatingDays);
            case WaivedFees waived ->
                loan.state().paidOff()
                        ? refused(
                                CorrectionRefusal.LOAN_CLOSED,
                                "Loan " + request.loanId() + " is paid off: it owes no fee.")
                        : Optional.empty();
        };
    }

    private static Optional<RefusedCorrection> rateRefusal(
            LockedLoan loan, AcceptedCorrection request, Rate rate, LocalDate today, int backDatingDays) {
        LocalDate earliest = request.backDating()
                .earliest(
                        loan.state().terms().drawdownDate(),
                        today,
                        backDatingDays,
                        loan.state().nextDate());
        return rate.effectiveFrom().isBefore(earliest)
                ? refused(
                        CorrectionRefusal.RATE_DATE_OUT_OF_RANGE,
                        "The rate of loan " + request.loanId() + " can be corrected from " + earliest
                                + " on. Choose that date or a later one, or ask somebody who may go back further.")
                : Optional.empty();
    }

    /** The refusal of a waiver of a fee that does not stand. */
    public static RefusedCorrection nothingToWaive(String loanId, LoanInput.Waiver waiver) {
        return new RefusedCorrection(
                CorrectionRefusal.NOTHING_TO_WAIVE,
                "Loan " + loanId + " owes no "
                        + (waiver.lateFeeOf() == null ? "penalty interest" : "late fee of " + waiver.lateFeeOf())
                        + " on " + waiver.date() + ". GET /v1/loans/" + loanId + " shows what it owes.");
    }

    /**
     * The waiver of the whole unpaid fee, or of the requested amount.
     *
     * @param loan the loan, accrued or not through the day before the waiver's date
     */
    public static LoanInput.Waiver waiver(
            AcceptedCorrection request, WaivedFees waived, LockedLoan loan, @Nullable LocalDate openDate) {
        return new LoanInput.Waiver(
                request.id(),
                waived.lateFeeOf(),
                BookingDates.bookingDate(loan.state().nextDate(), openDate),
                loan.version() + 1,
                waived.cents() == null ? Long.MAX_VALUE : waived.cents());
    }

    private static Optional<RefusedCorrection> refused(CorrectionRefusal reason, String detail) {
        return Optional.of(new RefusedCorrection(reason, detail));
    }
}
