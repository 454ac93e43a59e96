package floorplan.domain.repayment;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.loan.LoanState;
import java.time.LocalDate;
import java.util.List;

/** The result of applying the rules to a repayment. */
public sealed interface RepaymentOutcome permits RepaymentOutcome.RepaidLoan, RepaymentOutcome.LateRepayment, Refusal {

    /**
     * The loan takes the repayment.
     *
     * @param after the loan, accrued through the day before {@code valueDate} and repaid
     * @param valueDate the stated value date, or the one that was determined
     * @param accruals the dates accrued first, in order; may be empty
     * @param allocation the parts that the amount paid
     */
    record RepaidLoan(LoanState after, LocalDate valueDate, List<Accrual> accruals, Allocation allocation)
            implements RepaymentOutcome {

        /** Takes a copy. */
        public RepaidLoan {
            accruals = List.copyOf(accruals);
        }
    }

    /**
     * The value date is accrued already: a correction takes the repayment, or refuses it.
     *
     * @param valueDate the stated value date, or the one that was determined
     */
    record LateRepayment(LocalDate valueDate) implements RepaymentOutcome {}
}
