package floorplan.store.trialbalance;

import floorplan.domain.journal.LedgerAccount;
import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds journal entries that differ from the rows they come from. */
final class WrongEntries {
    private final AccountDatabase database;
    private final LoansOfEntry loans;

    WrongEntries(AccountDatabase database) {
        this.database = database;
        this.loans = new LoansOfEntry(database);
    }

    /**
     * Wrong or missing entries booked on a date, of single repayments, reversals, corrections, loans and receipts, and
     * entries of unknown source.
     */
    List<DifferenceCauses.Finding> ofSingleLoans(Ledger ledger, LocalDate date) {
        List<DifferenceCauses.Finding> faults = new ArrayList<>();
        for (String sql : List.of(
                WrongEntrySql.ofRepayments(),
                WrongEntrySql.withoutEntry(),
                WrongEntrySql.ofReversals(),
                WrongEntrySql.reversalsWithoutEntry(),
                WrongEntrySql.ofLoans(),
                WrongEntrySql.ofReceipts(),
                WrongEntrySql.receiptsWithoutEntry(),
                WrongEntrySql.ofNothing())) {
            faults.addAll(faults(about(sql, ledger, date), ""));
        }
        String changed = CorrectedSql.posted(LedgerAccount.valueOf(ledger.account()));
        faults.addAll(faults(about(WrongEntrySql.ofCorrections(changed), ledger, date), ""));
        faults.addAll(faults(about(WrongEntrySql.correctionsWithoutEntry(changed), ledger, date), ""));
        return faults;
    }

    /** Entries of day-ends, booked on a date, that differ from the sum of their loans' rows or are posted twice. */
    List<DifferenceCauses.Finding> ofManyLoans(Ledger ledger, LocalDate date) {
        List<DifferenceCauses.Finding> faults = faults(about(WrongEntrySql.ofDayEnds(), ledger, date), "");
        return faults.isEmpty() ? faults(about(WrongEntrySql.twice(), ledger, date), " is posted twice") : faults;
    }

    /** Entries of imports, of any date, that differ from the sum their loans drew. */
    List<DifferenceCauses.Finding> ofDrawdowns(Ledger ledger) {
        return faults(about(WrongEntrySql.ofImports(), ledger), "");
    }

    private List<DifferenceCauses.Finding> faults(JdbcClient.StatementSpec query, String what) {
        return query.query((row, n) -> row.getString("source")).list().stream()
                .map(source -> new DifferenceCauses.Finding(loans.of(source), "entry " + source + what))
                .toList();
    }

    private JdbcClient.StatementSpec about(String sql, Ledger ledger, LocalDate date) {
        return about(sql, ledger).param("date", date);
    }

    private JdbcClient.StatementSpec about(String sql, Ledger ledger) {
        return database.sql(sql)
                .param("account", ledger.account())
                .param("loanType", ledger.loanType())
                .param("currency", ledger.currency())
                .param("most", DifferenceCauses.MOST);
    }

    /** Entries whose lines do not sum to zero, of one booking date or of all. */
    List<DifferenceCauses.Finding> notInBalance(String currency, @Nullable LocalDate date) {
        return faults(
                database.sql("""
                        SELECT source FROM journal_line
                        WHERE currency = :currency AND (:date IS NULL OR booking_date = :date)
                        GROUP BY booking_date, source, event, calculated_for HAVING SUM(amount) <> 0 LIMIT :most
                        """)
                        .param("currency", currency)
                        .param("date", date)
                        .param("most", DifferenceCauses.MOST),
                " does not sum to zero");
    }

    /**
     * Dates up to {@code through} whose bookings are not the difference of the closing balances kept for the date and
     * the day before.
     */
    List<LocalDate> changedDates(Ledger ledger, LocalDate through) {
        String sql = """
                SELECT c.business_date FROM closing_balance c LEFT JOIN closing_balance p
                    ON p.business_date = c.business_date - INTERVAL 1 DAY AND p.currency = c.currency
                    AND p.account = c.account AND p.loan_type = c.loan_type
                WHERE c.business_date <= :date AND c.account = :account AND c.loan_type = :loanType
                    AND c.currency = :currency
                    AND c.balance - COALESCE(p.balance, 0) <> (
                        SELECT COALESCE(SUM(j.amount), 0) FROM journal_line j
                        WHERE j.booking_date = c.business_date AND j.account = c.account
                            AND j.loan_type = c.loan_type AND j.currency = c.currency)
                ORDER BY c.business_date LIMIT :most
                """;
        return about(sql, ledger, through)
                .query((row, n) -> row.getObject("business_date", LocalDate.class))
                .list();
    }

    List<LocalDate> datesAfter(LocalDate date) {
        return database.sql("SELECT DISTINCT booking_date FROM journal_line WHERE booking_date > :date LIMIT :most")
                .param("date", date)
                .param("most", DifferenceCauses.MOST)
                .query((row, n) -> row.getObject("booking_date", LocalDate.class))
                .list();
    }
}
