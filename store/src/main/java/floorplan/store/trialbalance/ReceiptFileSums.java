package floorplan.store.trialbalance;

import floorplan.domain.receiptfile.LineOutcome;
import floorplan.store.database.AccountDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The receipts of banks' files that are booked on a date, in cents by currency.
 *
 * @param lines sums of the booked lines
 * @param cash sums of the files' postings on cash
 */
record ReceiptFileSums(Map<String, BigDecimal> lines, Map<String, BigDecimal> cash) {
    static final ReceiptFileSums NONE = new ReceiptFileSums(Map.of(), Map.of());

    /** The files' postings on cash on a date; the id of the file follows the source's prefix. */
    private static final String CASH = """
            FROM journal_line j JOIN receipt_file f ON f.id = SUBSTRING(j.source, 9, 32)
            WHERE j.booking_date = :date AND j.account = 'CASH' AND j.source LIKE 'receipt:%'
            """;

    private static final String BROUGHT_RECEIPT = Arrays.stream(LineOutcome.values())
            .filter(LineOutcome::broughtReceipt)
            .map(LineOutcome::name)
            .collect(Collectors.joining("', '", "outcome IN ('", "')"));

    static ReceiptFileSums read(AccountDatabase database, LocalDate date) {
        return new ReceiptFileSums(
                sums(database, date, """
                        SELECT currency, SUM(amount) AS cents FROM receipt_file_line
                        WHERE booking_date = :date AND %s GROUP BY currency
                        """.formatted(BROUGHT_RECEIPT)),
                sums(database, date, "SELECT j.currency, SUM(j.amount) AS cents " + CASH + " GROUP BY j.currency"));
    }

    private static Map<String, BigDecimal> sums(AccountDatabase database, LocalDate date, String sql) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        database.sql(sql).param("date", date).query(row -> {
            sums.put(row.getString("currency"), row.getBigDecimal("cents"));
        });
        return sums;
    }

    /** One check for each currency. */
    List<Check> checks() {
        Set<String> currencies = new TreeSet<>(lines.keySet());
        currencies.addAll(cash.keySet());
        return currencies.stream()
                .map(currency -> Check.ofCurrency(
                        CheckName.RECEIPT_LINES,
                        currency,
                        lines.getOrDefault(currency, BigDecimal.ZERO),
                        cash.getOrDefault(currency, BigDecimal.ZERO)))
                .toList();
    }

    /** The files whose booked lines differ from their cash. */
    static List<DifferenceCauses.Finding> wrong(AccountDatabase database, LocalDate date, String currency) {
        return database.sql("""
                        SELECT id FROM (
                            SELECT f.id, l.amount FROM receipt_file_line l JOIN receipt_file f ON f.seq = l.file_seq
                            WHERE l.booking_date = :date AND %s AND l.currency = :currency
                            UNION ALL SELECT f.id, -j.amount %s AND j.currency = :currency) booked
                        GROUP BY id HAVING SUM(amount) <> 0 ORDER BY id LIMIT :most
                        """.formatted(BROUGHT_RECEIPT, CASH))
                .param("date", date)
                .param("currency", currency)
                .param("most", DifferenceCauses.MOST)
                .query((row, n) -> new DifferenceCauses.Finding(
                        List.of(), "file " + row.getString("id") + " has lines that differ from its cash"))
                .list();
    }
}
