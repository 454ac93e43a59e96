package floorplan.store.report;

import floorplan.store.database.AccountDatabase;
import floorplan.store.report.BalanceReport.ReportPart;
import floorplan.store.report.OverdueLoans.OpenLoan;
import floorplan.store.report.ReportedLoans.Position;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The dealers' overdue interest and principal by the number of days for which they have been overdue. */
public final class OverdueReport {
    /** Number of loans after which a page ends; it first reads its last dealer to the end. */
    private static final int MOST_OF_PAGE = 3_000;

    private final AccountDatabase database;

    public OverdueReport(AccountDatabase database) {
        this.database = database;
    }

    /** Cents that have been overdue for 1 to 30, 31 to 60, 61 to 90, and more days. */
    public record Ageing(long to30, long to60, long to90, long over90) {
        static final Ageing NONE = new Ageing(0, 0, 0, 0);

        /** @param days number of days since the due date, above 0 */
        Ageing plus(long days, long cents) {
            if (days <= 30) {
                return new Ageing(to30 + cents, to60, to90, over90);
            }
            if (days <= 60) {
                return new Ageing(to30, to60 + cents, to90, over90);
            }
            return days <= 90
                    ? new Ageing(to30, to60, to90 + cents, over90)
                    : new Ageing(to30, to60, to90, over90 + cents);
        }

        public long total() {
            return to30 + to60 + to90 + over90;
        }
    }

    /**
     * A dealer's overdue debts in one currency.
     *
     * @param loans number of loans with overdue debts
     */
    public record Overdue(long loans, Ageing interest, Ageing principal) {
        static final Overdue NONE = new Overdue(0, Ageing.NONE, Ageing.NONE);

        Overdue plus(OpenLoan loan, LocalDate date) {
            Ageing interestOverdue = interest;
            for (Map.Entry<LocalDate, Long> due : loan.interest().entrySet()) {
                interestOverdue = interestOverdue.plus(ChronoUnit.DAYS.between(due.getKey(), date), due.getValue());
            }
            Ageing principalOverdue = loan.principal() == 0
                    ? principal
                    : principal.plus(ChronoUnit.DAYS.between(loan.maturity(), date), loan.principal());
            return new Overdue(loans + 1, interestOverdue, principalOverdue);
        }
    }

    /** A dealer's overdue debts by currency. */
    public record DealerOverdue(String dealerId, Map<String, Overdue> byCurrency) {}

    /**
     * The next dealers, in the order of their ids, that owe anything overdue on a date: those behind {@code after}. The
     * part ends early after {@link #MOST_OF_PAGE} loans.
     *
     * @throws floorplan.store.database.QueryTooSlow if a query exceeds the session's time limit
     */
    public ReportPart<DealerOverdue, String> dealers(LocalDate date, ReportedLoans loans, String after, int limit) {
        return database.broad(() -> database.inSnapshot(() -> {
            OverdueLoans overdue = new OverdueLoans(database, date);
            List<DealerOverdue> rows = new ArrayList<>();
            String dealer = after;
            Position last = Position.behind(after);
            for (int read = 0; ; read += OverdueLoans.CHUNK) {
                List<OpenLoan> chunk = overdue.read(loans, last);
                for (OpenLoan loan : chunk) {
                    boolean isNext = !loan.dealerId().equals(dealer);
                    if (isNext && (rows.size() == limit || read >= MOST_OF_PAGE)) {
                        return new ReportPart<>(rows, dealer);
                    }
                    dealer = loan.dealerId();
                    add(rows, loan, date);
                }
                if (chunk.size() < OverdueLoans.CHUNK) {
                    return new ReportPart<>(rows, null);
                }
                last = new Position(dealer, chunk.getLast().key());
            }
        }));
    }

    private static void add(List<DealerOverdue> rows, OpenLoan loan, LocalDate date) {
        if (!loan.isOverdue()) {
            return;
        }
        if (rows.isEmpty() || !rows.getLast().dealerId().equals(loan.dealerId())) {
            rows.add(new DealerOverdue(loan.dealerId(), new TreeMap<>()));
        }
        rows.getLast()
                .byCurrency()
                .merge(loan.currency(), Overdue.NONE.plus(loan, date), (sum, one) -> sum.plus(loan, date));
    }
}
