package floorplan.api.report;

import floorplan.store.report.Balances;
import java.math.BigDecimal;

/** Sums in cents as the API writes them. */
final class ReportedAmounts {
    private static final int DECIMALS = 2;

    private ReportedAmounts() {}

    static String amount(BigDecimal cents) {
        return cents.movePointLeft(DECIMALS).setScale(DECIMALS).toPlainString();
    }

    static String amount(long cents) {
        return amount(BigDecimal.valueOf(cents));
    }

    /**
     * Amounts by the account on which they are owed.
     *
     * @param total sum of the amounts
     */
    record BalancesAnswer(
            String principal,
            String dealerInterest,
            String manufacturerInterest,
            String lateFee,
            String penalty,
            String total) {
        static BalancesAnswer of(Balances balances) {
            return new BalancesAnswer(
                    amount(balances.principal()),
                    amount(balances.dealerInterest()),
                    amount(balances.manufacturerInterest()),
                    amount(balances.lateFee()),
                    amount(balances.penalty()),
                    amount(balances.total()));
        }
    }
}
