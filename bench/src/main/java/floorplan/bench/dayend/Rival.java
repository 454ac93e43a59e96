package floorplan.bench.dayend;

import floorplan.store.dayend.LoanRanges;
import floorplan.store.journal.BooksSnapshot;
import floorplan.store.trialbalance.TrialBalance;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Another way to close the loans, in this JVM; around it, what Floorplan does around its own: the open date moves, then the same trial balance. */
final class Rival implements Contender {
    private final Closer closer;
    private final TrialBalance trialBalance;

    Rival(Closer closer, DataSource database) {
        JdbcTemplate batches = new JdbcTemplate(database);
        JdbcClient client = JdbcClient.create(batches);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.closer = closer;
        this.trialBalance = new TrialBalance(
                client, batches, transaction, new BooksSnapshot(database), new LoanRanges(client, transaction));
    }

    @Override
    public Seconds close(LoanBook book) {
        LocalDate date = book.date();
        long start = System.nanoTime();
        closer.close(date);
        book.account().update("UPDATE open_date SET open_date = ?", date.plusDays(1));
        long closed = System.nanoTime();
        if (!trialBalance.run(date)) {
            throw new IllegalStateException("the books do not balance: no figure");
        }
        return new Seconds((closed - start) / 1e9, (System.nanoTime() - start) / 1e9);
    }
}
