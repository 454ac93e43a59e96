package floorplan.store.trialbalance;

import floorplan.store.database.AccountDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The whole journal added up, debit above zero, in cents. */
final class JournalSums {
    private JournalSums() {}

    /**
     * The sums of an account.
     *
     * @param overall sum of all bookings
     * @param through sum of the bookings up to the date
     * @param ofDate sum of the bookings on the date
     * @param accrued sum of the bookings on the date, without drawdowns
     * @param debits sum of the debits of all bookings
     * @param debitsOfDate sum of the debits on the date
     */
    record Sum(
            BigDecimal overall,
            BigDecimal through,
            BigDecimal ofDate,
            BigDecimal accrued,
            BigDecimal debits,
            BigDecimal debitsOfDate) {
        static final Sum NOTHING = new Sum(
                BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    static Map<Ledger, Sum> read(AccountDatabase database, LocalDate date) {
        Map<Ledger, Sum> sums = new TreeMap<>();
        database.sql("""
                        SELECT currency, account, loan_type, SUM(amount) AS overall,
                            SUM(CASE WHEN booking_date <= :date THEN amount ELSE 0 END) AS through,
                            SUM(CASE WHEN booking_date = :date THEN amount ELSE 0 END) AS of_date,
                            SUM(CASE WHEN booking_date = :date AND event <> 'DRAWDOWN' THEN amount ELSE 0 END) AS accrued,
                            SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END) AS debits,
                            SUM(CASE WHEN booking_date = :date AND amount > 0 THEN amount ELSE 0 END) AS debits_of_date
                        FROM journal_line GROUP BY currency, account, loan_type
                        """).param("date", date).query(row -> {
            sums.put(
                    Ledger.of(row),
                    new Sum(
                            row.getBigDecimal("overall"),
                            row.getBigDecimal("through"),
                            row.getBigDecimal("of_date"),
                            row.getBigDecimal("accrued"),
                            row.getBigDecimal("debits"),
                            row.getBigDecimal("debits_of_date")));
        });
        return sums;
    }
}
