package floorplan.domain.repayment;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.loan.LoanState;
import java.time.LocalDate;
import java.util.List;

/** What the rules make of a repayment. */
public sealed interface RepaymentOutcome permits RepaymentOutcome.RepaidLoan, Refusal {

    /**
     * The repayment is taken.
     *
     * @param after the loan, accrued through the day before {@code valueDate} and repaid
     * @param valueDate the value date stated or settled
     * @param accruals the dates accrued first, in order; may be empty
     * @param allocation what the amount paid
     */
    record RepaidLoan(LoanState after, LocalDate valueDate, List<Accrual> accruals, Allocation allocation)
            implements RepaymentOutcome {

        /** Takes a copy. */
        public RepaidLoan {
            accruals = List.copyOf(accruals);
        }
    }
}
