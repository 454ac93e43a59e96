package floorplan.store.correction;

import floorplan.domain.correction.CorrectionKind;
import floorplan.domain.correction.DateDifference;
import floorplan.domain.correction.InputDifference;
import floorplan.domain.correction.InputResult;
import floorplan.domain.correction.LoanInput;
import floorplan.domain.journal.JournalLine;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Allocation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A correction of a loan with all that it changed.
 *
 * @param seq counts the loan's corrections, from 1
 * @param inputId the repayment or waiver that came late; null for a rate
 * @param by who asked for it
 * @param at when it was made
 * @param effectiveFrom the earliest date it changes
 * @param accruedThrough the loan's last accrued date after the correction
 * @param paidOffBefore the date on which the loan was paid off as booked; null if it was open
 * @param paidOffAfter the date on which it should have been paid off; null if it should be open
 * @param dates the dates it changed, in order
 * @param inputs the repayments, waivers and take-backs whose effect it changed
 * @param entry the lines that it posted, debits first; empty if it moved no account
 */
public record LoanCorrection(
        int seq,
        CorrectionKind kind,
        @Nullable String inputId,
        String by,
        String reason,
        Instant at,
        LocalDate effectiveFrom,
        LocalDate accruedThrough,
        LocalDate bookingDate,
        @Nullable LocalDate paidOffBefore,
        @Nullable LocalDate paidOffAfter,
        List<DateDifference> dates,
        List<ChangedInput> inputs,
        List<JournalLine> entry) {
    /** The kind of a changed input. */
    public enum InputKind {
        REPAYMENT,
        /** A reversal from before corrections existed: the repayment's money, taken back on a later date. */
        TAKE_BACK,
        WAIVER
    }

    /**
     * The parts that a repayment pays, a waiver takes, or a take-back makes owed again, in cents.
     *
     * @param unapplied the surplus that the loan does not take
     */
    public record InputParts(long penalty, long lateFee, long interest, long principal, long unapplied) {
        static InputParts of(InputResult result) {
            Allocation parts = result.parts();
            return new InputParts(
                    parts.penalty(), parts.lateFee(), parts.interestTotal(), parts.principal(), result.surplus());
        }
    }

    /**
     * The change of an input's effect.
     *
     * @param id of the repayment or waiver; for a take-back, of the repayment taken back
     * @param payer null for a waiver
     */
    public record ChangedInput(
            InputKind kind, String id, @Nullable Payer payer, InputParts before, InputParts after) {
        /** The changed input of a difference that a correction books. */
        public static ChangedInput of(InputDifference difference) {
            LoanInput input = difference.input();
            InputParts before = InputParts.of(difference.before());
            InputParts after = InputParts.of(difference.after());
            return switch (input) {
                case LoanInput.Repayment repayment ->
                    new ChangedInput(InputKind.REPAYMENT, input.id(), repayment.payer(), before, after);
                case LoanInput.TakeBack takeBack ->
                    new ChangedInput(InputKind.TAKE_BACK, takeBack.repaymentId(), takeBack.payer(), before, after);
                case LoanInput.Waiver waiver -> new ChangedInput(InputKind.WAIVER, input.id(), null, before, after);
            };
        }

        /** Cents of principal repaid in addition; below 0 if less is repaid. */
        public long principalRepaid() {
            long more = after.principal() - before.principal();
            return switch (kind) {
                case REPAYMENT -> more;
                case TAKE_BACK -> -more;
                case WAIVER -> 0;
            };
        }
    }

    /** Cents of principal repaid in addition: credit that was restored, or used again if below 0. */
    public long principalRepaid() {
        return inputs.stream().mapToLong(ChangedInput::principalRepaid).sum();
    }
}
