package floorplan.bench.dayend;

import floorplan.store.database.AccountDatabase;
import floorplan.store.trialbalance.TrialBalance;
import java.time.LocalDate;
import javax.sql.DataSource;

/**
 * Another way to accrue the loans, in this JVM, followed by Floorplan's own steps: the open date moves, then the same
 * trial balance runs.
 */
final class Rival implements DayEndContender {
    private final DateAccrual accrual;
    private final TrialBalance trialBalance;

    Rival(DateAccrual accrual, DataSource database) {
        AccountDatabase account = new AccountDatabase(database);
        this.accrual = accrual;
        this.trialBalance = new TrialBalance(account);
    }

    @Override
    public Seconds close(LoanBook book) {
        LocalDate date = book.date();
        long start = System.nanoTime();
        accrual.accrue(date);
        book.account().update("UPDATE open_date SET open_date = ?", date.plusDays(1));
        long accrued = System.nanoTime();
        if (!trialBalance.run(date)) {
            throw new IllegalStateException("the books do not balance: no figure");
        }
        return new Seconds((accrued - start) / 1e9, (System.nanoTime() - start) / 1e9);
    }
}
