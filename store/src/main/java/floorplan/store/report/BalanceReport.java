package floorplan.store.report;

import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.loan.LoanType;
import floorplan.store.database.AccountDatabase;
import floorplan.store.report.ReportedLoans.Order;
import floorplan.store.report.ReportedLoans.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Balances at the end of a closed date, per loan, dealer, manufacturer and loan type. */
public final class BalanceReport {
    private final AccountDatabase database;
    private final int fewBookedLater;

    public BalanceReport(AccountDatabase database) {
        this(database, PartyBalances.FEW_BOOKED_LATER);
    }

    /** @param fewBookedLater the database adds up loans if at most this many repayments are booked after the date */
    BalanceReport(AccountDatabase database, int fewBookedLater) {
        this.database = database;
        this.fewBookedLater = fewBookedLater;
    }

    /** The parties by which loans are added up. */
    public enum By {
        DEALER(Order.DEALER),
        MANUFACTURER(Order.MANUFACTURER);

        private final Order order;

        By(Order order) {
            this.order = order;
        }

        Order order() {
            return order;
        }

        String party(LoanBalance loan) {
            return this == DEALER ? loan.dealerId() : loan.manufacturerId();
        }
    }

    /**
     * The balances of some loans in one currency.
     *
     * @param loans number of loans that owe anything
     */
    public record LoansSum(long loans, Balances balances) {
        static final LoansSum NONE = new LoansSum(0, Balances.NONE);

        LoansSum plus(LoanBalance loan) {
            return loan.balances().areZero() ? this : plus(new LoansSum(1, loan.balances()));
        }

        LoansSum plus(LoansSum more) {
            return new LoansSum(loans + more.loans, balances.plus(more.balances));
        }
    }

    /** The balances of a party's loans by currency. */
    public record PartySums(String party, Map<String, LoansSum> byCurrency) {}

    /** The balances of a loan type in a currency. */
    public record TypeBalances(LoanType loanType, String currency, Balances balances) {}

    /**
     * A part of a list.
     *
     * @param end where the list goes on; null at its end
     */
    public record ReportPart<T, P>(List<T> rows, @Nullable P end) {}

    /** The newest date whose closing balances are stored; empty before the first trial balance. */
    public Optional<LocalDate> newestClosed() {
        return database.sql("SELECT MAX(business_date) AS newest FROM closing_balance")
                .query((row, n) -> Optional.ofNullable(row.getObject("newest", LocalDate.class)))
                .single();
    }

    /** True if the closing balances of a date are stored. */
    public boolean isClosed(LocalDate date) {
        return !database.sql("SELECT 1 FROM closing_balance WHERE business_date = :date LIMIT 1")
                .param("date", date)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /**
     * The loans behind a key that owed anything at the end of a date, by key. The part ends early if it passes many
     * loans that owed nothing.
     *
     * @throws floorplan.store.database.QueryTooSlow if a query exceeds the session's time limit
     */
    public ReportPart<LoanBalance, Long> loans(LocalDate date, ReportedLoans loans, long after, int limit) {
        return database.broad(() -> database.inSnapshot(() -> {
            ClosedBalances balances = new ClosedBalances(database, date);
            List<LoanBalance> rows = new ArrayList<>();
            long last = after;
            for (int read = 0; read < ReportedLoans.MOST_OF_PAGE; read += ClosedBalances.CHUNK) {
                List<LoanBalance> chunk = balances.read(loans, Order.LOAN, new Position("", last));
                for (LoanBalance loan : chunk) {
                    if (!loan.balances().areZero()) {
                        if (rows.size() == limit) {
                            return new ReportPart<>(rows, last);
                        }
                        rows.add(loan);
                    }
                    last = loan.key();
                }
                if (chunk.size() < ClosedBalances.CHUNK) {
                    return new ReportPart<>(rows, null);
                }
            }
            return new ReportPart<>(rows, last);
        }));
    }

    /**
     * The next parties, in the order of their ids, whose loans owed anything at the end of a date: those behind
     * {@code after}. The part ends early after {@link ReportedLoans#MOST_OF_PAGE} loans.
     *
     * @throws floorplan.store.database.QueryTooSlow if a query exceeds the session's time limit
     */
    public ReportPart<PartySums, String> parties(LocalDate date, By by, ReportedLoans loans, String after, int limit) {
        return database.broad(() -> database.inSnapshot(() -> {
            PartyBalances sums = new PartyBalances(database, date, by, loans);
            return sums.isBookedLaterAtMost(fewBookedLater)
                    ? sums.read(after, limit)
                    : loanByLoan(date, by, loans, after, limit);
        }));
    }

    private ReportPart<PartySums, String> loanByLoan(
            LocalDate date, By by, ReportedLoans loans, String after, int limit) {
        ClosedBalances balances = new ClosedBalances(database, date);
        PartiesRead parties = new PartiesRead(limit, after);
        Position last = Position.behind(after);
        for (int read = 0; ; read += ClosedBalances.CHUNK) {
            List<LoanBalance> chunk = balances.read(loans, by.order, last);
            for (LoanBalance loan : chunk) {
                if (parties.isFull(by.party(loan), read)) {
                    return new ReportPart<>(parties.rows, parties.party);
                }
                parties.add(by.party(loan), loan);
            }
            if (chunk.size() < ClosedBalances.CHUNK) {
                return new ReportPart<>(parties.rows, null);
            }
            LoanBalance end = chunk.getLast();
            last = new Position(by.party(end), end.key());
        }
    }

    /** The parties read so far; loans come in the order of their parties. */
    private static final class PartiesRead {
        private final List<PartySums> rows = new ArrayList<>();
        private final int limit;
        private String party;

        PartiesRead(int limit, String after) {
            this.limit = limit;
            this.party = after;
        }

        /** True if a loan of another party must wait for the next part. */
        boolean isFull(String next, int loansRead) {
            return !next.equals(party) && (rows.size() == limit || loansRead >= ReportedLoans.MOST_OF_PAGE);
        }

        void add(String next, LoanBalance loan) {
            party = next;
            if (loan.balances().areZero()) {
                return;
            }
            if (rows.isEmpty() || !rows.getLast().party().equals(next)) {
                rows.add(new PartySums(next, new TreeMap<>()));
            }
            rows.getLast().byCurrency().merge(loan.currency(), LoansSum.NONE.plus(loan), (sum, one) -> sum.plus(loan));
        }
    }

    /** The closing balances of a date, by loan type and currency. */
    public List<TypeBalances> types(LocalDate date) {
        return database.sql("""
                        SELECT loan_type, currency, %s, %s, %s, %s, %s FROM closing_balance
                        WHERE business_date = :date AND loan_type IN (:types) GROUP BY loan_type, currency ORDER BY loan_type, currency
                        """.formatted(
                                of(LedgerAccount.PRINCIPAL_RECEIVABLE, "principal"),
                                of(LedgerAccount.DEALER_INTEREST_RECEIVABLE, "dealer_interest"),
                                of(LedgerAccount.MANUFACTURER_INTEREST_RECEIVABLE, "manufacturer_interest"),
                                of(LedgerAccount.LATE_FEE_RECEIVABLE, "late_fee"),
                                of(LedgerAccount.PENALTY_RECEIVABLE, "penalty")))
                .param("date", date)
                .param("types", names())
                .query((row, n) -> type(row))
                .list();
    }

    private static String of(LedgerAccount account, String column) {
        return "SUM(CASE WHEN account = '%s' THEN balance ELSE 0 END) AS %s".formatted(account, column);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (LoanType type : LoanType.values()) {
            names.add(type.name());
        }
        return names;
    }

    private static TypeBalances type(ResultSet row) throws SQLException {
        return new TypeBalances(
                LoanType.valueOf(row.getString("loan_type")), row.getString("currency"), Balances.read(row));
    }
}
