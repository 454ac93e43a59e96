package floorplan.store.trialbalance;

import floorplan.domain.loan.LoanType;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.BooksSnapshot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The figures that a trial balance compares, all of one moment.
 *
 * @param closingsBefore each account at the end of the day before, as its trial balance kept it
 */
record TrialBalanceFigures(
        Map<Ledger, JournalSums.Sum> journal,
        Map<Ledger, BigDecimal> closingsBefore,
        LoanSums loans,
        ReceiptFileSums files) {

    /**
     * Reading the loans takes nearly all of the time, so the loans of each type are added up concurrently, each type on
     * its own connection.
     */
    static TrialBalanceFigures read(BooksSnapshot snapshot, AccountDatabase database, LocalDate date) {
        List<Supplier<TrialBalanceFigures>> reads = new ArrayList<>();
        reads.add(() -> new TrialBalanceFigures(
                JournalSums.read(database, date),
                closings(database, date.minusDays(1)),
                LoanSums.ofTheRest(database, date),
                ReceiptFileSums.read(database, date)));
        for (LoanType type : LoanType.values()) {
            reads.add(() -> new TrialBalanceFigures(
                    Map.of(), Map.of(), LoanSums.ofLoans(database, type, date), ReceiptFileSums.NONE));
        }
        List<TrialBalanceFigures> parts = snapshot.read(reads);
        TrialBalanceFigures all = parts.getFirst();
        parts.stream().skip(1).forEach(part -> all.loans.add(part.loans));
        return all;
    }

    private static Map<Ledger, BigDecimal> closings(AccountDatabase database, LocalDate date) {
        Map<Ledger, BigDecimal> closings = new TreeMap<>();
        database.sql("SELECT currency, account, loan_type, balance FROM closing_balance WHERE business_date = :date")
                .param("date", date)
                .query(row -> {
                    closings.put(Ledger.of(row), row.getBigDecimal("balance"));
                });
        return closings;
    }
}
