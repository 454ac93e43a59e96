package floorplan.store.report;

import floorplan.store.database.AccountDatabase;
import floorplan.store.report.BalanceReport.By;
import floorplan.store.report.BalanceReport.LoansSum;
import floorplan.store.report.BalanceReport.PartySums;
import floorplan.store.report.BalanceReport.ReportPart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sums of parties' loans at the end of a closed date. The database adds up the plain loans: those that were never
 * corrected, have an accrual row of the date that was booked by then (so they were visible and drawn), and have no
 * repayment or reversal booked after it. The other loans are read one by one.
 */
final class PartyBalances {
    /** With more repayments booked after the date, too few loans are plain, and finding them takes too long. */
    static final int FEW_BOOKED_LATER = 50_000;

    private final AccountDatabase database;
    private final LocalDate date;
    private final By by;
    private final ReportedLoans loans;

    PartyBalances(AccountDatabase database, LocalDate date, By by, ReportedLoans loans) {
        this.database = database;
        this.date = date;
        this.by = by;
        this.loans = loans;
    }

    /** Returns whether at most this many repayments are booked after the date. */
    boolean isBookedLaterAtMost(int few) {
        return database.sql("""
                        SELECT COUNT(*) FROM (SELECT 1 FROM repayment_log WHERE booking_date > :date LIMIT :few) later
                        """)
                        .param("date", date)
                        .param("few", few + 1)
                        .query(Long.class)
                        .single()
                <= few;
    }

    /** The next parties behind {@code after}; fewer than {@code limit} if they have many loans. */
    ReportPart<PartySums, String> read(String after, int limit) {
        List<String> parties = next(after, limit);
        if (parties.isEmpty()) {
            return new ReportPart<>(List.of(), null);
        }
        String last = parties.getLast();
        List<PartySums> rows = new ArrayList<>();
        sums(after, last).forEach((party, sums) -> rows.add(new PartySums(party, sums)));
        return new ReportPart<>(rows, next(last, 1).isEmpty() ? null : last);
    }

    private List<String> next(String after, int limit) {
        Map<String, Object> values = new HashMap<>();
        String from = "FROM loan l FORCE INDEX (%s) WHERE %s > :after%s"
                .formatted(by.order().index(loans), by.order().column(), loans.filters(values));
        Optional<String> full = database.sql("SELECT %s AS party %s ORDER BY %s LIMIT 1 OFFSET :most"
                        .formatted(by.order().column(), from, by.order().sql()))
                .params(values)
                .param("after", after)
                .param("most", ReportedLoans.MOST_OF_PAGE - 1)
                .query((row, n) -> row.getString("party"))
                .optional();
        return database.sql("SELECT DISTINCT %1$s AS party %2$s%3$s ORDER BY party LIMIT :limit"
                        .formatted(
                                by.order().column(),
                                from,
                                full.isEmpty() ? "" : " AND " + by.order().column() + " <= :full"))
                .params(values)
                .param("after", after)
                .param("full", full.orElse(""))
                .param("limit", limit)
                .query((row, n) -> row.getString("party"))
                .list();
    }

    /** The sums of the parties behind {@code after} through {@code last} that owed anything, by party and currency. */
    private Map<String, Map<String, LoansSum>> sums(String after, String last) {
        Map<String, Object> values = new HashMap<>();
        String conditions =
                "%1$s > :after AND %1$s <= :lastParty%2$s".formatted(by.order().column(), loans.filters(values));
        Map<String, Map<String, LoansSum>> sums = new TreeMap<>();
        List<Long> others = new ArrayList<>();
        database.sql("""
                        SELECT STRAIGHT_JOIN %1$s AS party, l.currency,
                            CASE WHEN l.corrections = 0 AND a.loan_id IS NOT NULL AND later.loan_id IS NULL THEN 0 ELSE l.id END AS other,
                            COUNT(CASE WHEN l.principal <> 0 OR a.dealer_interest_total <> l.dealer_interest_paid
                                OR a.manufacturer_interest_total <> l.manufacturer_interest_paid
                                OR a.late_fee_total <> l.late_fee_paid + l.late_fee_waived
                                OR a.penalty_total <> l.penalty_paid + l.penalty_waived THEN 1 END) AS owing,
                            SUM(l.principal) AS principal,
                            SUM(a.dealer_interest_total - l.dealer_interest_paid) AS dealer_interest,
                            SUM(a.manufacturer_interest_total - l.manufacturer_interest_paid) AS manufacturer_interest,
                            SUM(a.late_fee_total - l.late_fee_paid - l.late_fee_waived) AS late_fee,
                            SUM(a.penalty_total - l.penalty_paid - l.penalty_waived) AS penalty
                        FROM loan l FORCE INDEX (%2$s)
                            LEFT JOIN accrual a ON a.business_date = :date AND a.loan_id = l.id AND a.booking_date <= :date
                            LEFT JOIN (
                                SELECT loan_id FROM repayment_log WHERE booking_date > :date
                                UNION SELECT r.loan_id FROM reversal_log v JOIN repayment_log r ON r.id = v.repayment_id
                                WHERE v.booking_date > :date) later ON later.loan_id = l.id
                        WHERE %3$s AND %4$s GROUP BY party, l.currency, other
                        """.formatted(by.order().column(), by.order().index(loans), conditions, ClosedBalances.OPEN))
                .params(values)
                .param("after", after)
                .param("lastParty", last)
                .param("date", date)
                .query(row -> {
                    if (row.getLong("other") == 0) {
                        add(sums, row.getString("party"), row.getString("currency"), sum(row));
                    } else {
                        others.add(row.getLong("other"));
                    }
                });
        new ClosedBalances(database, date)
                .read(others)
                .forEach(loan -> add(sums, by.party(loan), loan.currency(), LoansSum.NONE.plus(loan)));
        return sums;
    }

    private static LoansSum sum(ResultSet row) throws SQLException {
        return new LoansSum(row.getLong("owing"), Balances.read(row));
    }

    private static void add(Map<String, Map<String, LoansSum>> sums, String party, String currency, LoansSum loans) {
        if (loans.loans() > 0) {
            sums.computeIfAbsent(party, id -> new TreeMap<>()).merge(currency, loans, LoansSum::plus);
        }
    }
}
