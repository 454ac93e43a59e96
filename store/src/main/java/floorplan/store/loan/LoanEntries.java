package floorplan.store.loan;

import floorplan.domain.journal.BookingDates;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalLine;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.LedgerEvent;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Allocation;
import floorplan.domain.repayment.PeriodInterest;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.CorrectionEntries;
import floorplan.store.loan.LoanHistory.BookedEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A loan's journal entries except those of its accruals. The entries of corrections are read from the journal; each
 * other one is derived from the row that caused it.
 */
final class LoanEntries {
    private final AccountDatabase database;
    private final CorrectionEntries corrected;

    LoanEntries(AccountDatabase database) {
        this.database = database;
        this.corrected = new CorrectionEntries(database);
    }

    BookedEntry drawdown(long id) {
        return database.sql("""
                        SELECT l.drawdown_date, l.drawn, i.id AS import_id, i.open_date
                        FROM loan l JOIN import i ON i.seq = l.import_seq WHERE l.id = :id
                        """)
                .param("id", id)
                .query((row, n) -> {
                    LocalDate date = row.getObject("drawdown_date", LocalDate.class);
                    return new BookedEntry(
                            BookingDates.bookingDate(date, row.getObject("open_date", LocalDate.class)),
                            JournalSource.ofImport(row.getString("import_id")),
                            Postings.drawdown(date, row.getLong("drawn")));
                })
                .single();
    }

    /** The entries of repayments that came in time, by value date. */
    List<BookedEntry> repayments(long id, List<LocalDate> dates) {
        return database.sql("""
                        SELECT * FROM repayment_log
                        WHERE loan_id = :id AND value_date BETWEEN :from AND :through AND correction_seq IS NULL
                        ORDER BY decided_at
                        """)
                .param("id", id)
                .param("from", dates.getFirst())
                .param("through", dates.getLast())
                .query((row, n) -> repayment(row))
                .list();
    }

    /** The entries of reversals made before there were corrections, by the date on which the money was taken back. */
    List<BookedEntry> reversals(long id, List<LocalDate> dates) {
        return database.sql("""
                        SELECT r.*, v.effective_date, v.booking_date AS reversed_on
                        FROM repayment_log r JOIN reversal_log v ON v.repayment_id = r.id
                        WHERE r.loan_id = :id AND v.effective_date BETWEEN :from AND :through AND v.correction_seq IS NULL
                        ORDER BY v.decided_at
                        """)
                .param("id", id)
                .param("from", dates.getFirst())
                .param("through", dates.getLast())
                .query((row, n) -> new BookedEntry(
                        row.getObject("reversed_on", LocalDate.class),
                        JournalSource.ofReversal(row.getString("id")),
                        Postings.reversalOf(repayment(row).entry(), row.getObject("effective_date", LocalDate.class))))
                .list();
    }

    private static BookedEntry repayment(ResultSet row) throws SQLException {
        LocalDate valueDate = row.getObject("value_date", LocalDate.class);
        long interest = row.getLong("interest");
        // The entry's interest is one line, whatever periods it pays.
        List<PeriodInterest> periods =
                interest == 0 ? List.of() : List.of(new PeriodInterest(YearMonth.from(valueDate), interest));
        Payer payer = Payer.valueOf(row.getString("payer"));
        Allocation parts =
                new Allocation(row.getLong("penalty"), row.getLong("late_fee"), periods, row.getLong("principal"));
        return new BookedEntry(
                row.getObject("booking_date", LocalDate.class),
                JournalSource.ofRepayment(row.getString("id")),
                row.getString("receipt_id") == null
                        ? Postings.repayment(valueDate, payer, parts)
                        : Postings.application(valueDate, payer, parts));
    }

    private record Booked(LocalDate bookingDate, LocalDate effectiveFrom) {}

    /** The entries of corrections, by the earliest date that each changes. */
    List<BookedEntry> corrections(long id, String loanNo, List<LocalDate> dates) {
        Map<Integer, Booked> booked = new TreeMap<>();
        database.sql("""
                        SELECT seq, booking_date, effective_from FROM correction
                        WHERE loan_id = :id AND effective_from BETWEEN :from AND :through
                        """)
                .param("id", id)
                .param("from", dates.getFirst())
                .param("through", dates.getLast())
                .query(row -> {
                    booked.put(
                            row.getInt("seq"),
                            new Booked(
                                    row.getObject("booking_date", LocalDate.class),
                                    row.getObject("effective_from", LocalDate.class)));
                });
        Map<Integer, List<JournalLine>> lines = corrected.lines(id, booked.keySet());
        List<BookedEntry> entries = new ArrayList<>();
        booked.forEach((seq, correction) -> {
            if (lines.containsKey(seq)) {
                entries.add(new BookedEntry(
                        correction.bookingDate(),
                        JournalSource.ofCorrection(loanNo, seq),
                        new JournalEntry(LedgerEvent.CORRECTION, correction.effectiveFrom(), lines.get(seq))));
            }
        });
        return entries;
    }
}
