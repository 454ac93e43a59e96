package floorplan.domain.correction;

import floorplan.domain.credit.CreditMovement;
import org.jspecify.annotations.Nullable;

/** The decision about a correction request: it was applied, or refused for good. */
public sealed interface CorrectionDecision {

    /**
     * The loan is corrected.
     *
     * @param seq the number of the correction, from 1 within the loan
     * @param movement the movement of the dealer's credit; null if the credit does not change
     */
    record AppliedCorrection(int seq, @Nullable CreditMovement movement) implements CorrectionDecision {}

    /**
     * The request changes nothing.
     *
     * @param reason for programs
     * @param detail for people: the fault and the remedy
     */
    record RefusedCorrection(CorrectionRefusal reason, String detail) implements CorrectionDecision {}

    /** The reason for which a correction request is refused. */
    enum CorrectionRefusal {
        UNKNOWN_LOAN,
        /** The loan is paid off, so no fee stands that could be waived. */
        LOAN_CLOSED,
        /** The loan's rows are damaged. */
        LOAN_INCOMPLETE,
        /** The loan no longer has the version that the request named. */
        CHANGED_MEANWHILE,
        /** The rate's date lies before the drawdown date, or further back than the client may go. */
        RATE_DATE_OUT_OF_RANGE,
        NOTHING_TO_WAIVE
    }
}
