package floorplan.activities.correction;

import floorplan.domain.correction.InputResult;
import floorplan.domain.correction.LoanDifference;
import floorplan.domain.correction.LoanInput;
import floorplan.domain.correction.LoanResults;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.Refusal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results of a loan as booked, as they should be with a late input, and their difference.
 *
 * @param seq number of the correction that would be booked; a loan's corrections count from 1
 * @param latestBooking the latest booking date of the loan's earlier corrections and of the money that pays
 */
public record CorrectedLoan(
        LoanResults booked,
        LoanResults correct,
        LoanDifference difference,
        int seq,
        Optional<LocalDate> latestBooking) {
    /** This correction, booked on {@code date} at the earliest; null sets no limit. */
    public CorrectedLoan bookedFrom(@Nullable LocalDate date) {
        return date == null || latestBooking.filter(date::isBefore).isPresent()
                ? this
                : new CorrectedLoan(booked, correct, difference, seq, Optional.of(date));
    }

    /** The effect of an input with the late one taken into account. */
    public InputResult of(String inputId) {
        return Objects.requireNonNull(correct.byInput().get(inputId));
    }

    /** The id of the correction that would be booked, such as {@code L-2026-0001:1}. */
    public String correctionId() {
        return correct.inputs().terms().loanId() + ":" + seq;
    }

    /**
     * The refusal of a late repayment whose loan is paid off on the value date, or which exceeds its payer's debt then.
     */
    public Optional<Refusal> refusalOf(LoanInput.Repayment repayment) {
        LoanTerms terms = correct.inputs().terms();
        LocalDate paidOffOn = booked.paidOffOn();
        if (paidOffOn != null && !repayment.date().isBefore(paidOffOn)) {
            return Optional.of(Refusal.loanPaidOff(terms.loanId()));
        }
        InputResult taken = of(repayment.id());
        if (taken.surplus() == 0) {
            return Optional.empty();
        }
        long most = taken.parts().total();
        return Optional.of(
                most == 0
                        ? Refusal.nothingOwed(terms.loanId(), repayment.payer())
                        : Refusal.moreThanOwed(
                                terms.loanId(),
                                repayment.payer(),
                                repayment.date(),
                                new Money(terms.currency(), repayment.cents()),
                                new Money(terms.currency(), most)));
    }
}
