package floorplan.store.journal;

import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.journal.LedgerEvent;
import floorplan.store.database.AccountDatabase;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The books of closed dates. A closed date's journal never changes, so it is read in parts without locks between them.
 */
public final class DateBooks {
    private final AccountDatabase database;

    public DateBooks(AccountDatabase database) {
        this.database = database;
    }

    /**
     * An account's balance at the end of a closed date, debit above zero.
     *
     * @param loanType name of a loan type, or {@link Journal#NO_LOAN_TYPE}
     */
    public record ClosingBalance(String currency, LedgerAccount account, String loanType, BigDecimal cents) {}

    /**
     * A journal line with the key of its entry: source, event and date calculated for. A debit is above zero.
     *
     * @param loanType name of a loan type, or {@link Journal#NO_LOAN_TYPE}
     */
    public record BookedLine(
            String source,
            LedgerEvent event,
            LocalDate calculatedFor,
            LedgerAccount account,
            String loanType,
            String currency,
            long cents) {
        public boolean isOfSameEntryAs(@Nullable BookedLine other) {
            return other != null
                    && source.equals(other.source)
                    && event == other.event
                    && calculatedFor.equals(other.calculatedFor);
        }
    }

    /** All balances at the end of a date; none for a date that was never closed. */
    public List<ClosingBalance> closing(LocalDate date) {
        return database.sql("""
                        SELECT currency, account, loan_type, balance FROM closing_balance
                        WHERE business_date = :date ORDER BY currency, account, loan_type
                        """)
                .param("date", date)
                .query((row, n) -> new ClosingBalance(
                        row.getString("currency"),
                        LedgerAccount.valueOf(row.getString("account")),
                        row.getString("loan_type"),
                        row.getBigDecimal("balance")))
                .list();
    }

    /**
     * The next lines booked on a date, those of one entry together.
     *
     * @param after the last line read; null for the first lines
     */
    public List<BookedLine> lines(LocalDate date, @Nullable BookedLine after, int most) {
        if (after == null) {
            return lines("", date, most).query((row, n) -> line(row)).list();
        }
        // The first condition lets the database start at that source; the second one separates the few lines of that
        // source.
        return lines("""
                        AND source >= :source AND (source > :source OR (event, calculated_for, account)
                            > (:event, :calculatedFor, :account))
                        """, date, most)
                .param("source", after.source())
                .param("event", after.event().name())
                .param("calculatedFor", after.calculatedFor())
                .param("account", after.account().name())
                .query((row, n) -> line(row))
                .list();
    }

    private JdbcClient.StatementSpec lines(String condition, LocalDate date, int most) {
        return database.sql("""
                        SELECT source, event, calculated_for, account, loan_type, currency, amount FROM journal_line
                        WHERE booking_date = :date %s
                        ORDER BY source, event, calculated_for, account LIMIT :most
                        """.formatted(condition)).param("date", date).param("most", most);
    }

    private static BookedLine line(ResultSet row) throws SQLException {
        return new BookedLine(
                row.getString("source"),
                LedgerEvent.valueOf(row.getString("event")),
                row.getObject("calculated_for", LocalDate.class),
                LedgerAccount.valueOf(row.getString("account")),
                row.getString("loan_type"),
                row.getString("currency"),
                row.getLong("amount"));
    }
}
