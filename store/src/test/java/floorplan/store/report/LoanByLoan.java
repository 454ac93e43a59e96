package floorplan.store.report;

import floorplan.store.database.AccountDatabase;

/** The report of balances that reads each loan of a party, as if too many repayments were booked after its date. */
public final class LoanByLoan {
    private LoanByLoan() {}

    public static BalanceReport report(AccountDatabase database) {
        return new BalanceReport(database, -1);
    }
}
