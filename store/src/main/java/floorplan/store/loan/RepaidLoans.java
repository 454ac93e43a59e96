package floorplan.store.loan;

import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.Payer;
import floorplan.domain.repayment.Allocation;
import floorplan.domain.repayment.PeriodInterest;
import floorplan.store.database.AccountDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the changes of many repaid loans together. */
final class RepaidLoans {
    private final AccountDatabase database;

    RepaidLoans(AccountDatabase database) {
        this.database = database;
    }

    void save(List<Loans.ManyTimesRepaid> loans, @Nullable LocalDate openDate) {
        AccrualBatch rows = new AccrualBatch(database, openDate);
        List<Object[]> periods = new ArrayList<>();
        List<@Nullable Object[]> balances = new ArrayList<>();
        for (Loans.ManyTimesRepaid loan : loans) {
            rows.add(loan.before().id(), loan.before().newest(), loan.accruals());
            addPeriods(loan, periods);
            balances.add(balances(loan));
        }
        rows.insert();
        database.batch("""
                INSERT INTO period_paid (loan_id, month, dealer_paid, manufacturer_paid) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE dealer_paid = dealer_paid + VALUES(dealer_paid),
                    manufacturer_paid = manufacturer_paid + VALUES(manufacturer_paid)
                """, periods);
        database.batch("""
                UPDATE loan
                SET principal = ?, accrued_through = ?, closed_on = ?, dealer_interest_paid = dealer_interest_paid + ?,
                    manufacturer_interest_paid = manufacturer_interest_paid + ?, penalty_paid = ?, late_fee_paid = ?,
                    version = version + ?
                WHERE id = ?
                """, balances);
    }

    private static void addPeriods(Loans.ManyTimesRepaid loan, List<Object[]> periods) {
        for (Loans.PaidPart part : loan.paid()) {
            for (PeriodInterest interest : part.allocation().interest()) {
                periods.add(new Object[] {
                    loan.before().id(),
                    interest.month().atDay(1),
                    part.payer() == Payer.DEALER ? interest.cents() : 0L,
                    part.payer() == Payer.MANUFACTURER ? interest.cents() : 0L
                });
            }
        }
    }

    private static @Nullable Object[] balances(Loans.ManyTimesRepaid loan) {
        LoanState after = loan.after();
        return new @Nullable Object[] {
            after.principalCents(),
            after.accruedThrough(),
            loan.closedOn(),
            interest(loan, Payer.DEALER),
            interest(loan, Payer.MANUFACTURER),
            after.penalty().paid(),
            after.lateFee().paid(),
            loan.paid().size(),
            loan.before().id()
        };
    }

    private static long interest(Loans.ManyTimesRepaid loan, Payer payer) {
        return loan.paid().stream()
                .filter(part -> part.payer() == payer)
                .map(Loans.PaidPart::allocation)
                .mapToLong(Allocation::interestTotal)
                .sum();
    }

    /** The keys of the loans among these that have a date which could not be accrued. */
    Set<Long> withFailures(List<Loans.ManyTimesRepaid> loans) {
        return new HashSet<>(database.sql(
                        "SELECT DISTINCT loan_id FROM day_end_failure WHERE loan_id IN (:ids) AND mended_at IS NULL")
                .param("ids", loans.stream().map(loan -> loan.before().id()).toList())
                .query((row, n) -> row.getLong(1))
                .list());
    }
}
