package floorplan.bench.dayend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Check sums of the tables that a contender leaves: of the date's accrual rows and the loans, over all columns that it
 * writes, and the journal's sums. Equal sums mean equal tables, except for the names of the journal's sources and the
 * number of loans per entry.
 */
record LoanBookSums(List<String> accruals, List<String> loans, List<String> journal) {
    private static final String CHECK_SUMS = """
            SELECT COUNT(*), BIT_XOR(CAST(CONV(LEFT(hash, 16), 16, 10) AS UNSIGNED)),
                BIT_XOR(CAST(CONV(RIGHT(hash, 16), 16, 10) AS UNSIGNED))
            FROM (SELECT SHA2(CONCAT_WS('|', %s), 256) AS hash FROM %s) hashed
            """;

    static LoanBookSums read(JdbcTemplate account, LocalDate date) {
        List<String> columns = account.query("""
                SELECT COLUMN_NAME FROM information_schema.COLUMNS
                WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'accrual' ORDER BY ORDINAL_POSITION
                """, LoanBookSums::joined);
        return new LoanBookSums(
                account.query(
                        CHECK_SUMS.formatted(
                                String.join(", ", columns), "accrual WHERE business_date = '" + date + "'"),
                        LoanBookSums::joined),
                account.query(
                        CHECK_SUMS.formatted("id, accrued_through, version, principal, closed_on IS NULL", "loan"),
                        LoanBookSums::joined),
                account.query("""
                        SELECT booking_date, event, account, loan_type, currency, SUM(amount) FROM journal_line
                        GROUP BY booking_date, event, account, loan_type, currency
                        ORDER BY booking_date, event, account, loan_type, currency
                        """, LoanBookSums::joined));
    }

    private static String joined(ResultSet row, int number) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(row.getString(i));
        }
        return String.join(" ", values);
    }

    /** @throws IllegalStateException saying how they differ */
    void requireEqual(LoanBookSums other, String whose) {
        requireEqual("accrual rows", accruals, other.accruals, whose);
        requireEqual("loans", loans, other.loans, whose);
        requireEqual("journal", journal, other.journal, whose);
    }

    private static void requireEqual(String what, List<String> expected, List<String> found, String whose) {
        if (!found.equals(expected)) {
            List<String> missing = new ArrayList<>(expected);
            missing.removeAll(found);
            List<String> more = new ArrayList<>(found);
            more.removeAll(expected);
            throw new IllegalStateException(
                    "no figure: the %s that %s left differ: %s instead of %s".formatted(what, whose, more, missing));
        }
    }
}
