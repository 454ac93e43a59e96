package floorplan.store.correction;

import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.loan.LoanType;
import floorplan.store.correction.CorrectionBookings.BookingFilter;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.QueryTooSlow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The journal's lines of corrections, added up per booking date, loan type and currency. */
public final class CorrectionBookingTotals {
    private final AccountDatabase database;

    public CorrectionBookingTotals(AccountDatabase database) {
        this.database = database;
    }

    /** Corrections of one loan type in one currency. */
    public record CorrectedBooks(LoanType loanType, String currency) implements Comparable<CorrectedBooks> {
        @Override
        public int compareTo(CorrectedBooks other) {
            int byType = loanType.compareTo(other.loanType);
            return byType != 0 ? byType : currency.compareTo(other.currency);
        }
    }

    /**
     * Totals of some corrections.
     *
     * @param corrections their number, those without an entry included
     * @param posted cents per account, a debit above 0
     */
    public record BookedTotals(long corrections, Map<LedgerAccount, Long> posted) {}

    /** The totals of a booking date. */
    public record DateTotals(LocalDate bookingDate, Map<CorrectedBooks, BookedTotals> totals) {}

    /**
     * The totals of the first {@code limit} booking dates before a date, newest first. A date without corrections is
     * left out.
     *
     * @throws QueryTooSlow if a query exceeds the session's time limit
     */
    public List<DateTotals> list(BookingFilter filter, LocalDate before, int limit) {
        return database.broad(() -> database.inSnapshot(() -> {
            List<LocalDate> dates = dates(filter, before, limit);
            if (dates.isEmpty()) {
                return List.of();
            }
            Map<LocalDate, Map<CorrectedBooks, BookedTotals>> totals = counted(filter, dates);
            addPosted(totals, filter, dates);
            return dates.stream()
                    .map(date -> new DateTotals(date, totals.getOrDefault(date, Map.of())))
                    .toList();
        }));
    }

    private List<LocalDate> dates(BookingFilter filter, LocalDate before, int limit) {
        return database.sql("""
                        SELECT DISTINCT booking_date FROM correction FORCE INDEX (correction_by_booking_date)
                        WHERE booking_date BETWEEN :from AND :to AND booking_date < :before
                            AND loan_id BETWEEN :firstLoan AND :lastLoan
                        ORDER BY booking_date DESC LIMIT :limit
                        """)
                .param("from", filter.first())
                .param("to", filter.last())
                .param("before", before)
                .param("firstLoan", filter.keys().first())
                .param("lastLoan", filter.keys().last())
                .param("limit", limit)
                .query((row, n) -> row.getObject("booking_date", LocalDate.class))
                .list();
    }

    private Map<LocalDate, Map<CorrectedBooks, BookedTotals>> counted(BookingFilter filter, List<LocalDate> dates) {
        Map<LocalDate, Map<CorrectedBooks, BookedTotals>> totals = new TreeMap<>();
        database.sql("""
                        SELECT c.booking_date, l.loan_type, l.currency, COUNT(*) AS corrections
                        FROM correction c JOIN loan l ON l.id = c.loan_id
                        WHERE c.booking_date IN (:dates) AND c.loan_id BETWEEN :firstLoan AND :lastLoan
                        GROUP BY c.booking_date, l.loan_type, l.currency
                        """)
                .param("dates", dates)
                .param("firstLoan", filter.keys().first())
                .param("lastLoan", filter.keys().last())
                .query(row -> {
                    totals.computeIfAbsent(row.getObject("booking_date", LocalDate.class), date -> new TreeMap<>())
                            .put(
                                    new CorrectedBooks(
                                            LoanType.valueOf(row.getString("loan_type")), row.getString("currency")),
                                    new BookedTotals(row.getLong("corrections"), new EnumMap<>(LedgerAccount.class)));
                });
        return totals;
    }

    /** Adds the journal's lines. The sources of corrections are one range of its key per booking date. */
    private void addPosted(
            Map<LocalDate, Map<CorrectedBooks, BookedTotals>> totals, BookingFilter filter, List<LocalDate> dates) {
        database.sql("""
                        SELECT booking_date, loan_type, currency, account, SUM(amount) AS amount FROM journal_line
                        WHERE booking_date IN (:dates) AND source >= 'correction:' AND source < 'correction;'
                            AND event = 'CORRECTION' AND loan_type IN (:loanTypes)
                        GROUP BY booking_date, loan_type, currency, account
                        """)
                .param("dates", dates)
                .param("loanTypes", filter.loanTypes())
                .query(row -> {
                    at(totals, row)
                            .posted()
                            .put(LedgerAccount.valueOf(row.getString("account")), row.getLong("amount"));
                });
    }

    /** The totals to which a row belongs; adds empty ones if they are missing. */
    private static BookedTotals at(Map<LocalDate, Map<CorrectedBooks, BookedTotals>> totals, ResultSet row)
            throws SQLException {
        CorrectedBooks books =
                new CorrectedBooks(LoanType.valueOf(row.getString("loan_type")), row.getString("currency"));
        return totals.computeIfAbsent(row.getObject("booking_date", LocalDate.class), date -> new TreeMap<>())
                .computeIfAbsent(books, none -> new BookedTotals(0, new EnumMap<>(LedgerAccount.class)));
    }
}
