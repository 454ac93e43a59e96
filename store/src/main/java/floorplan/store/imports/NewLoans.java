package floorplan.store.imports;

import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.NewLoansOfDealer;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.LoanType;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.Journal;
import floorplan.store.journal.OpenDate;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All loans that an import has claimed: adds them up, shows them, or gives them back. */
public final class NewLoans {
    // Far above any credit line, and far below an overflow.
    private static final long MOST_CENTS = 1_000_000_000_000_000_000L;

    private final AccountDatabase database;
    private final Imports imports;
    private final Journal journal;
    private final OpenDate openDate;

    public NewLoans(AccountDatabase database, Imports imports, Journal journal, OpenDate openDate) {
        this.database = database;
        this.imports = imports;
        this.journal = journal;
        this.openDate = openDate;
    }

    /**
     * The new loans by dealer, in the order of their ids.
     *
     * @param afterDealer where the last page ended; empty for the first
     */
    public List<NewLoansOfDealer> byDealer(String importId, String afterDealer, int most) {
        return database.sql("""
                        SELECT dealer_id, MIN(currency) AS currency, MIN(currency) = MAX(currency) AS one_currency,
                            LEAST(SUM(drawn), :mostCents) AS cents, COUNT(*) AS loans
                        FROM loan
                        WHERE import_seq = :seq AND dealer_id > :after
                        GROUP BY dealer_id ORDER BY dealer_id LIMIT :most
                        """)
                .param("seq", imports.get(importId).seq())
                .param("after", afterDealer)
                .param("mostCents", MOST_CENTS)
                .param("most", most)
                .query((row, n) -> new NewLoansOfDealer(
                        row.getString("dealer_id"),
                        row.getString("currency"),
                        row.getBoolean("one_currency"),
                        row.getLong("cents"),
                        row.getLong("loans")))
                .list();
    }

    /**
     * Makes the import's loans visible and posts their drawdowns, in one transaction; does nothing if they are visible.
     *
     * @throws IllegalStateException if the import is being refused
     */
    public void show(String importId) {
        // Added up before the open date is locked: the loans do not change until the import is COMPLETED.
        List<Drawdowns> drawdowns = drawdowns(imports.get(importId).seq());
        database.inTransaction(() -> {
            // Locked to the end, so that only one of two concurrent calls posts.
            if (imports.lock(importId).status() == ImportStatus.RUNNING) {
                LocalDate open = openDate.hold();
                imports.booked(importId, open);
                drawdowns.forEach(d -> d.post(journal, importId, open));
                imports.end(importId, ImportStatus.RUNNING, ImportStatus.COMPLETED, List.of());
            } else if (imports.get(importId).status() != ImportStatus.COMPLETED) {
                throw new IllegalStateException("import " + importId + " is being refused and shows no loans");
            }
        });
    }

    /**
     * Gives back some of the loans of an import that is being refused.
     *
     * @param most most loans per transaction
     * @return whether more may be left
     */
    public boolean giveBackSome(String importId, int most) {
        return database.inTransaction(() -> {
            ImportRow row = imports.hold(importId);
            if (row.status() != ImportStatus.REFUSING) {
                return false;
            }
            List<Long> ids = database.sql("SELECT id FROM loan WHERE import_seq = :seq LIMIT :most")
                    .param("seq", row.seq())
                    .param("most", most)
                    .query((found, n) -> found.getLong("id"))
                    .list();
            if (!ids.isEmpty()) {
                database.sql("DELETE FROM loan_rate WHERE loan_id IN (:ids)")
                        .param("ids", ids)
                        .update();
                database.sql("DELETE FROM loan WHERE id IN (:ids)")
                        .param("ids", ids)
                        .update();
            }
            return ids.size() == most;
        });
    }

    private List<Drawdowns> drawdowns(long importSeq) {
        return database.sql("""
                        SELECT loan_type, currency, drawdown_date, SUM(drawn) AS cents FROM loan WHERE import_seq = :seq
                        GROUP BY loan_type, currency, drawdown_date ORDER BY loan_type, currency, drawdown_date
                        """)
                .param("seq", importSeq)
                .query((row, n) -> new Drawdowns(
                        LoanType.valueOf(row.getString("loan_type")),
                        Currency.getInstance(row.getString("currency")),
                        row.getObject("drawdown_date", LocalDate.class),
                        row.getLong("cents")))
                .list();
    }

    /** The sum that an import's loans of one type and currency drew on one date: one journal entry. */
    private record Drawdowns(LoanType loanType, Currency currency, LocalDate date, long cents) {
        void post(Journal journal, String importId, @Nullable LocalDate openDate) {
            JournalSource source = JournalSource.ofDrawdowns(importId, loanType, currency, date);
            journal.post(List.of(Postings.drawdown(date, cents)), source, loanType, currency, openDate);
        }
    }
}
