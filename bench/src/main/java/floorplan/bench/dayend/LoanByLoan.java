package floorplan.bench.dayend;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.LoanTerms;
import floorplan.store.database.AccountDatabase;
import floorplan.store.dayend.DueLoan;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import floorplan.store.loan.AccrualBatch;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Accrues each loan in a transaction of its own, with the domain's strategies, on two connections. It reads a loan by
 * one query and writes its rows one after the other.
 */
final class LoanByLoan implements DateAccrual {
    private static final int LOANS = 1_000;

    private final JdbcTemplate database;
    private final AccountDatabase account;
    private final OpenDate openDate;
    private final Journal journal;
    private final AccrualStrategies accruals = LoanLives.strategies();

    LoanByLoan(DataSource database) {
        this.database = new JdbcTemplate(database);
        this.account = new AccountDatabase(database);
        this.openDate = new OpenDate(account);
        this.journal = new Journal(account);
    }

    @Override
    public void accrue(LocalDate date) {
        TwoAtOnce.each(KeyRange.all(database, LOANS), range -> {
            List<Long> ids = database.query(
                    "SELECT id FROM loan WHERE id BETWEEN ? AND ? AND closed_on IS NULL",
                    (row, n) -> row.getLong(1),
                    range.first(),
                    range.last());
            ids.forEach(id -> account.inTransaction(() -> accrue(date, id)));
        });
    }

    private void accrue(LocalDate date, long id) {
        DueLoan.AccruableLoan loan = Objects.requireNonNull(database.queryForObject(
                JoinedLoan.SELECT + " FOR UPDATE",
                (row, n) -> JoinedLoan.of(row),
                JoinedLoan.parameters(date, id, id)));
        LocalDate open = openDate.hold();
        List<Accrual> accrued = accruals.accrueThrough(loan.state(), date).accruals();
        AccrualBatch rows = new AccrualBatch(account, open);
        rows.add(id, loan.newest(), accrued);
        rows.insert();
        database.update("UPDATE loan SET accrued_through = ?, version = version + 1 WHERE id = ?", date, id);
        LoanTerms terms = loan.state().terms();
        journal.post(
                Postings.accrual(accrued.getFirst()),
                JournalSource.ofDayEnd(date, terms.loanType(), terms.currency(), id, id),
                terms.loanType(),
                terms.currency(),
                open);
    }
}
