package floorplan.store.trialbalance;

import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored results of all trial balances; the newest one of a date counts. */
final class TrialBalanceRuns {
    private final AccountDatabase database;

    TrialBalanceRuns(AccountDatabase database) {
        this.database = database;
    }

    void keep(LocalDate date, TrialBalanceResult books) {
        database.inTransaction(() -> {
            keepChecks(date, open(date, books.hold()), books);
            keepClosings(date, books);
        });
    }

    private int open(LocalDate date, boolean holds) {
        int run = database.sql("SELECT COALESCE(MAX(run), 0) + 1 FROM trial_balance WHERE business_date = :date")
                .param("date", date)
                .query(Integer.class)
                .single();
        database.sql("""
                        INSERT INTO trial_balance (business_date, run, checked_at, holds)
                        VALUES (:date, :run, UTC_TIMESTAMP(6), :holds)
                        """)
                .param("date", date)
                .param("run", run)
                .param("holds", holds)
                .update();
        return run;
    }

    private void keepChecks(LocalDate date, int run, TrialBalanceResult books) {
        List<@Nullable Object[]> lines = new ArrayList<>();
        for (Check check : books.checks()) {
            lines.add(new @Nullable Object[] {
                date,
                run,
                lines.size() + 1,
                check.name().name(),
                check.currency(),
                check.account(),
                check.loanType(),
                check.expected(),
                check.actual(),
                String.join(" ", check.loans()),
                check.note()
            });
        }
        database.batch("""
                INSERT INTO trial_balance_check
                    (business_date, run, seq, name, currency, account, loan_type, expected, actual, loans, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, lines);
    }

    private void keepClosings(LocalDate date, TrialBalanceResult books) {
        List<Object[]> closings = new ArrayList<>();
        books.closings()
                .forEach((ledger, balance) -> closings.add(
                        new Object[] {date, ledger.currency(), ledger.account(), ledger.loanType(), balance}));
        if (!closings.isEmpty()) {
            database.batch("""
                    INSERT INTO closing_balance (business_date, currency, account, loan_type, balance) VALUES (?, ?, ?, ?, ?)
                    ON DUPLICATE KEY UPDATE balance = VALUES(balance)
                    """, closings);
        }
    }
}
