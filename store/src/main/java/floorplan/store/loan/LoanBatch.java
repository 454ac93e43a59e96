package floorplan.store.loan;

import floorplan.domain.loan.Rate;
import floorplan.domain.loan.Rates;
import floorplan.store.database.AccountDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads many loans at once, each table with a few queries. */
public final class LoanBatch {
    private static final Logger LOG = LoggerFactory.getLogger(LoanBatch.class);
    private static final String ROWS = "SELECT " + LoanRow.COLUMNS
            + ", dealer_id, manufacturer_id, version FROM loan WHERE id IN (:ids) ORDER BY id";

    private final AccountDatabase database;
    private final LoanReader reader;

    public LoanBatch(AccountDatabase database) {
        this.database = database;
        this.reader = new LoanReader(database);
    }

    /** A loan with its dealer and its manufacturer. */
    public record BatchLoan(LockedLoan loan, String dealerId, String manufacturerId) {}

    /**
     * Locks the loans that no other transaction holds, in the order of their keys, and reads them. Waits for none. A
     * loan that is held, or whose rows form no valid loan, is missing in the result.
     *
     * @param ids the database's keys of visible loans
     */
    public Map<Long, BatchLoan> lockFree(Collection<Long> ids) {
        return read(ROWS + " FOR UPDATE SKIP LOCKED", ids);
    }

    /** Reads loans without a lock; otherwise as {@link #lockFree}. */
    public Map<Long, BatchLoan> unlocked(Collection<Long> ids) {
        return read(ROWS, ids);
    }

    private record BatchRow(LoanRow loan, String dealerId, String manufacturerId, long version) {
        static BatchRow of(ResultSet row) throws SQLException {
            return new BatchRow(
                    LoanRow.of(row),
                    row.getString("dealer_id"),
                    row.getString("manufacturer_id"),
                    row.getLong("version"));
        }
    }

    private Map<Long, BatchLoan> read(String select, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<BatchRow> rows = database.sql(select)
                .param("ids", ids)
                .query((row, n) -> BatchRow.of(row))
                .list();
        List<LoanRow> plain = rows.stream()
                .map(BatchRow::loan)
                .filter(loan -> loan.correctedThrough() == null)
                .toList();
        RowsOfBatch of = plain.isEmpty() ? RowsOfBatch.NONE : new RowsOfBatch(rates(plain), totals(plain), paid(plain));
        Map<Long, BatchLoan> loans = new TreeMap<>();
        for (BatchRow row : rows) {
            try {
                loans.put(row.loan().id(), new BatchLoan(standing(row, of), row.dealerId(), row.manufacturerId()));
            } catch (IllegalArgumentException | IncompleteLoan damaged) {
                LOG.error("Loan {} cannot be read", row.loan().loanNo(), damaged);
            }
        }
        return loans;
    }

    /** The rows of uncorrected loans, by loan. */
    private record RowsOfBatch(
            Map<Long, List<Rate>> rates,
            Map<Long, List<RunningTotals>> totals,
            Map<Long, Map<YearMonth, LoanReader.Paid>> paid) {
        static final RowsOfBatch NONE = new RowsOfBatch(Map.of(), Map.of(), Map.of());
    }

    private LockedLoan standing(BatchRow row, RowsOfBatch of) {
        LoanRow loan = row.loan();
        if (loan.correctedThrough() != null) {
            // The totals of corrected loans stand in other tables; such loans are few.
            return reader.readUnlocked(loan.id());
        }
        List<RunningTotals> monthEnds = of.totals().getOrDefault(loan.id(), List.of());
        LoanReader.requireAll(
                loan.loanNo(),
                LoanReader.monthEndDates(loan),
                monthEnds.stream().map(RunningTotals::date).toList());
        RunningTotals newest = monthEnds.isEmpty()
                ? RunningTotals.beforeDrawdown(loan.drawdownDate().minusDays(1))
                : monthEnds.getLast();
        Rates rates = new Rates(of.rates().getOrDefault(loan.id(), List.of()));
        return new LockedLoan(
                loan.id(),
                row.version(),
                loan.state(
                        rates, newest, LoanReader.periods(monthEnds, of.paid().getOrDefault(loan.id(), Map.of()))),
                newest);
    }

    private Map<Long, List<Rate>> rates(List<LoanRow> loans) {
        Map<Long, List<Rate>> rates = new HashMap<>();
        database.sql("SELECT loan_id, effective_from, annual_rate FROM loan_rate WHERE loan_id IN (:ids)")
                .param("ids", ids(loans))
                .query(row -> {
                    rates.computeIfAbsent(row.getLong(1), none -> new ArrayList<>())
                            .add(new Rate(row.getObject(2, LocalDate.class), row.getBigDecimal(3)));
                });
        return rates;
    }

    /**
     * The totals at the ends of the loans' months, oldest first. Each date has its own query, since the key begins with
     * the date.
     */
    private Map<Long, List<RunningTotals>> totals(List<LoanRow> loans) {
        Map<LocalDate, List<Long>> byDate = new TreeMap<>();
        for (LoanRow loan : loans) {
            LoanReader.monthEndDates(loan)
                    .forEach(date -> byDate.computeIfAbsent(date, none -> new ArrayList<>())
                            .add(loan.id()));
        }
        Map<Long, List<RunningTotals>> totals = new HashMap<>();
        byDate.forEach((date, ids) -> database.sql("SELECT " + RunningTotals.COLUMNS
                        + ", loan_id FROM accrual WHERE business_date = :date AND loan_id IN (:ids)")
                .param("date", date)
                .param("ids", ids)
                .query(row -> {
                    totals.computeIfAbsent(row.getLong(10), none -> new ArrayList<>())
                            .add(RunningTotals.of(date, row));
                }));
        return totals;
    }

    private Map<Long, Map<YearMonth, LoanReader.Paid>> paid(List<LoanRow> loans) {
        Map<Long, Map<YearMonth, LoanReader.Paid>> paid = new HashMap<>();
        database.sql("SELECT loan_id, month, dealer_paid, manufacturer_paid FROM period_paid WHERE loan_id IN (:ids)")
                .param("ids", ids(loans))
                .query(row -> {
                    paid.computeIfAbsent(row.getLong(1), none -> new HashMap<>())
                            .put(
                                    YearMonth.from(row.getObject(2, LocalDate.class)),
                                    new LoanReader.Paid(row.getLong(3), row.getLong(4)));
                });
        return paid;
    }

    private static List<Long> ids(List<LoanRow> loans) {
        return loans.stream().map(LoanRow::id).toList();
    }
}
