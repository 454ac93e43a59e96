package floorplan.domain.accrual;

import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;

/** The dealer owes all interest, and late fee and penalty interest on it. */
@AccrualFor(LoanType.DEALER)
public final class DealerAccrual extends AccrualStrategy {

    @Override
    protected long dealerPart(LoanTerms terms, long periodTotal) {
        return periodTotal;
    }
}
