package floorplan.domain.accrual;

import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import java.time.LocalDate;

/** The manufacturer owes all interest. Unpaid interest brings neither late fee nor penalty interest. */
@AccrualFor(LoanType.MANUFACTURER)
public final class ManufacturerAccrual extends AccrualStrategy {

    @Override
    protected long dealerPart(LoanTerms terms, long periodTotal) {
        return 0;
    }

    @Override
    protected long lateFee(LoanState loan, LocalDate date) {
        return 0;
    }

    @Override
    protected long penaltyBase(LoanState loan, LocalDate date) {
        return 0;
    }
}
