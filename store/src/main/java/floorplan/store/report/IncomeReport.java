package floorplan.store.report;

import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.journal.LedgerEvent;
import floorplan.domain.loan.LoanType;
import floorplan.store.database.AccountDatabase;
import floorplan.store.trialbalance.CorrectedSql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The income booked in a span of dates, by kind: the lines of the journal's income accounts. */
public final class IncomeReport {
    private final AccountDatabase database;

    public IncomeReport(AccountDatabase database) {
        this.database = database;
    }

    /** A loan type in a currency. */
    public record Books(LoanType loanType, String currency) implements Comparable<Books> {
        private static final Comparator<Books> ORDER =
                Comparator.comparing(Books::loanType).thenComparing(Books::currency);

        static Books of(ResultSet row) throws SQLException {
            return new Books(LoanType.valueOf(row.getString("loan_type")), row.getString("currency"));
        }

        @Override
        public int compareTo(Books other) {
            return ORDER.compare(this, other);
        }
    }

    /** Kinds of income. */
    public enum IncomeKind {
        DEALER_INTEREST,
        MANUFACTURER_INTEREST,
        LATE_FEE,
        PENALTY,
        CORRECTED_INTEREST,
        CORRECTED_LATE_FEE,
        CORRECTED_PENALTY,
        WAIVED_LATE_FEE,
        WAIVED_PENALTY
    }

    /** Income in cents by kind; a kind without income is missing. Waivers are below zero. */
    public record Income(Books books, Map<IncomeKind, BigDecimal> cents) {
        public BigDecimal cents(IncomeKind kind) {
            return cents.getOrDefault(kind, BigDecimal.ZERO);
        }

        /** The sum of the lines of the income accounts, credit above zero. */
        public BigDecimal total() {
            return cents.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * The income booked from one date through another, both included, by loan type and currency.
     *
     * @throws floorplan.store.database.QueryTooSlow if a query exceeds the session's time limit
     */
    public List<Income> of(LocalDate from, LocalDate through) {
        Map<Books, Map<IncomeKind, BigDecimal>> income = new TreeMap<>();
        database.broad(() -> database.inSnapshot(() -> {
            addPosted(income, from.datesUntil(through.plusDays(1)).toList());
            addWaived(income, from, through);
            return income;
        }));
        return income.entrySet().stream()
                .map(of -> new Income(of.getKey(), of.getValue()))
                .toList();
    }

    // Sources of these kinds alone post income. They are three ranges of the journal's key per booking date.
    private void addPosted(Map<Books, Map<IncomeKind, BigDecimal>> income, List<LocalDate> dates) {
        database.sql("""
                        SELECT loan_type, currency, event, account, SUM(amount) AS amount FROM journal_line
                        WHERE booking_date IN (:dates) AND ((source >= 'correction:' AND source < 'correction;')
                            OR (source >= 'day-end:' AND source < 'day-end;') OR (source >= 'loan:' AND source < 'loan;'))
                        GROUP BY loan_type, currency, event, account
                        """).param("dates", dates).query(row -> {
            LedgerEvent event = LedgerEvent.valueOf(row.getString("event"));
            BigDecimal amount = row.getBigDecimal("amount");
            Books books = Books.of(row);
            switch (LedgerAccount.valueOf(row.getString("account"))) {
                case DEALER_INTEREST_RECEIVABLE -> {
                    if (event == LedgerEvent.INTEREST) {
                        add(income, books, IncomeKind.DEALER_INTEREST, amount);
                    }
                }
                case MANUFACTURER_INTEREST_RECEIVABLE -> {
                    if (event == LedgerEvent.INTEREST) {
                        add(income, books, IncomeKind.MANUFACTURER_INTEREST, amount);
                    }
                }
                case INTEREST_INCOME -> {
                    if (event != LedgerEvent.INTEREST) {
                        add(income, books, IncomeKind.CORRECTED_INTEREST, amount.negate());
                    }
                }
                case LATE_FEE_INCOME ->
                    add(
                            income,
                            books,
                            event == LedgerEvent.LATE_FEE ? IncomeKind.LATE_FEE : IncomeKind.CORRECTED_LATE_FEE,
                            amount.negate());
                case PENALTY_INCOME ->
                    add(
                            income,
                            books,
                            event == LedgerEvent.PENALTY ? IncomeKind.PENALTY : IncomeKind.CORRECTED_PENALTY,
                            amount.negate());
                default -> {
                    // No income.
                }
            }
        });
    }

    /** Separates waived amounts from the other amounts that corrections posted. */
    private void addWaived(Map<Books, Map<IncomeKind, BigDecimal>> income, LocalDate from, LocalDate through) {
        database.sql("""
                        SELECT l.loan_type, l.currency, -SUM(%s) AS late_fee, -SUM(%s) AS penalty
                        FROM correction c JOIN correction_allocation x ON x.loan_id = c.loan_id AND x.seq = c.seq
                            JOIN loan l ON l.id = c.loan_id
                        WHERE c.booking_date BETWEEN :from AND :through AND x.input_kind = 'WAIVER'
                        GROUP BY l.loan_type, l.currency
                        """.formatted(
                                CorrectedSql.posted(LedgerAccount.LATE_FEE_INCOME),
                                CorrectedSql.posted(LedgerAccount.PENALTY_INCOME)))
                .param("from", from)
                .param("through", through)
                .query(row -> {
                    Books books = Books.of(row);
                    BigDecimal lateFee = row.getBigDecimal("late_fee");
                    BigDecimal penalty = row.getBigDecimal("penalty");
                    add(income, books, IncomeKind.WAIVED_LATE_FEE, lateFee);
                    add(income, books, IncomeKind.CORRECTED_LATE_FEE, lateFee.negate());
                    add(income, books, IncomeKind.WAIVED_PENALTY, penalty);
                    add(income, books, IncomeKind.CORRECTED_PENALTY, penalty.negate());
                });
    }

    private static void add(
            Map<Books, Map<IncomeKind, BigDecimal>> income, Books books, IncomeKind kind, BigDecimal cents) {
        income.computeIfAbsent(books, none -> new TreeMap<>()).merge(kind, cents, BigDecimal::add);
    }
}
