package floorplan.domain.accrual;

import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.LoanType;
import floorplan.domain.money.Rounding;

/**
 * Dealer and manufacturer share each period's interest; late fee and penalty interest follow from the dealer's part
 * only. The period's total is divided, not each day's amount, so the two parts add up to the total to the cent.
 */
@AccrualFor(LoanType.SPLIT)
public final class SplitAccrual extends AccrualStrategy {

    @Override
    protected long dealerPart(LoanTerms terms, long periodTotal) {
        return Rounding.shareOf(periodTotal, terms.dealerShare());
    }
}
