package floorplan.store.loan;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.accrual.AccrualStrategies.AccruedThrough;
import floorplan.domain.correction.LoanResults;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.Payer;
import floorplan.domain.loan.Rate;
import floorplan.domain.repayment.Allocation;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import floorplan.store.cache.Changes;
import floorplan.store.database.AccountDatabase;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Locks loans and writes their changes. Every method must run in the caller's transaction. */
public final class Loans {
    /** Later than all dates: a paid-off loan has no date that could fail. */
    private static final LocalDate NO_DATE_AFTER = LocalDate.of(9999, 12, 31);

    private final AccountDatabase database;
    private final LoanReader reader;
    private final Consumer<String> changes;

    /** @param changes receives a loan's number before its change and again after the commit; must not block */
    public Loans(AccountDatabase database, Consumer<String> changes) {
        this.database = database;
        this.changes = changes;
        this.reader = new LoanReader(database);
    }

    /**
     * Locks the row of a visible loan and reads all of it.
     *
     * @param loanNo the lender's number
     * @return empty when no visible loan has the number
     */
    public Optional<LockedLoan> lock(String loanNo) {
        return reader.idOf(loanNo).map(reader::lock);
    }

    /** The database's key of a visible loan. */
    public Optional<Long> idOf(String loanNo) {
        return reader.idOf(loanNo);
    }

    /** Locks the row of a loan and reads all of it. */
    public LockedLoan lock(long id) {
        return reader.lock(id);
    }

    /** Writes a loan's new accruals, without a repayment. */
    public void save(LockedLoan before, AccruedThrough accrued, @Nullable LocalDate openDate) {
        announce(before);
        appendAccruals(before, accrued.accruals(), openDate);
        LocalDate through = accrued.after().accruedThrough();
        mendFailures(before.id(), through);
        database.sql("UPDATE loan SET accrued_through = :through, version = version + 1 WHERE id = :id")
                .param("through", through)
                .param("id", before.id())
                .update();
    }

    /** Writes the changes of an applied repayment, including the dates accrued before it. */
    public void save(LockedLoan before, RepaidLoan applied, Payer payer, @Nullable LocalDate openDate) {
        announce(before);
        appendAccruals(before, applied.accruals(), openDate);
        addPeriodsPaid(before.id(), payer, applied.allocation());
        LoanState after = applied.after();
        mendFailures(before.id(), after.paidOff() ? NO_DATE_AFTER : after.accruedThrough());
        long interest = applied.allocation().interestTotal();
        database.sql("""
                        UPDATE loan
                        SET principal = :principal, accrued_through = :accruedThrough, closed_on = :closedOn,
                            dealer_interest_paid = dealer_interest_paid + :dealerInterest,
                            manufacturer_interest_paid = manufacturer_interest_paid + :manufacturerInterest,
                            penalty_paid = :penaltyPaid, late_fee_paid = :lateFeePaid, version = version + 1
                        WHERE id = :id
                        """)
                .param("principal", after.principalCents())
                .param("accruedThrough", after.accruedThrough())
                .param("closedOn", after.paidOff() ? applied.valueDate() : null)
                .param("dealerInterest", payer == Payer.DEALER ? interest : 0)
                .param("manufacturerInterest", payer == Payer.MANUFACTURER ? interest : 0)
                .param("penaltyPaid", after.penalty().paid())
                .param("lateFeePaid", after.lateFee().paid())
                .param("id", before.id())
                .update();
    }

    /** The allocation of a payer's repayment. */
    public record PaidPart(Payer payer, Allocation allocation) {}

    /**
     * A locked loan after one or more repayments.
     *
     * @param accruals the dates accrued before and between them
     * @param paid the repayments in their order; each raises the version by one
     * @param closedOn the value date that paid it off; null if it is not paid off
     */
    public record ManyTimesRepaid(
            LockedLoan before,
            List<Accrual> accruals,
            List<PaidPart> paid,
            LoanState after,
            @Nullable LocalDate closedOn) {}

    /** Writes the changes of many repaid loans with a few statements. */
    public void save(List<ManyTimesRepaid> loans, @Nullable LocalDate openDate) {
        if (loans.isEmpty()) {
            return;
        }
        Changes.announce(
                changes,
                loans.stream()
                        .map(loan -> loan.before().state().terms().loanId())
                        .toList());
        RepaidLoans rows = new RepaidLoans(database);
        rows.save(loans, openDate);
        Set<Long> failed = rows.withFailures(loans);
        for (ManyTimesRepaid loan : loans) {
            if (failed.contains(loan.before().id())) {
                mendFailures(
                        loan.before().id(),
                        loan.after().paidOff() ? NO_DATE_AFTER : loan.after().accruedThrough());
            }
        }
    }

    /**
     * Adds a rate.
     *
     * @throws IllegalArgumentException if the loan's terms do not accept the rate
     */
    public void addRate(LockedLoan before, Rate rate) {
        LoanState state = before.state();
        state.terms().with(rate, state.accruedThrough());
        announce(before);
        database.sql("INSERT INTO loan_rate (loan_id, effective_from, annual_rate) VALUES (:id, :from, :rate)")
                .param("id", before.id())
                .param("from", rate.effectiveFrom())
                .param("rate", rate.annualRate())
                .update();
        database.sql("UPDATE loan SET version = version + 1 WHERE id = :id")
                .param("id", before.id())
                .update();
    }

    /** Writes a corrected rate; the loan itself is written by its correction. */
    public void correctRate(LockedLoan before, Rate rate) {
        database.sql("""
                        INSERT INTO loan_rate (loan_id, effective_from, annual_rate) VALUES (:id, :from, :rate)
                        ON DUPLICATE KEY UPDATE annual_rate = VALUES(annual_rate)
                        """)
                .param("id", before.id())
                .param("from", rate.effectiveFrom())
                .param("rate", rate.annualRate())
                .update();
    }

    /**
     * Writes the changes of a correction to a loan's balances. Dates that only the correction accrues, because the loan
     * was paid off before, get an empty accrual row; the correction holds their amounts.
     *
     * @param seq number of the correction
     * @return the totals from which the next accrual row goes on
     */
    public RunningTotals save(LockedLoan before, LoanResults correct, int seq, @Nullable LocalDate openDate) {
        announce(before);
        LoanState old = before.state();
        LoanState now = correct.state();
        LocalDate through =
                now.accruedThrough().isAfter(old.accruedThrough()) ? now.accruedThrough() : old.accruedThrough();
        RunningTotals totals = RunningTotals.of(correct, through);
        appendAccruals(before, nothing(old.nextDate(), through, old), openDate);
        setPeriodsPaid(before.id(), old, now);
        mendFailures(before.id(), now.paidOff() ? NO_DATE_AFTER : through);
        database.sql("""
                        UPDATE loan
                        SET principal = :principal, accrued_through = :through, closed_on = :closedOn, restarted_after = NULL,
                            dealer_interest_paid = :dealerInterest, manufacturer_interest_paid = :manufacturerInterest,
                            penalty_paid = :penaltyPaid, late_fee_paid = :lateFeePaid,
                            penalty_waived = :penaltyWaived, late_fee_waived = :lateFeeWaived,
                            corrections = :seq, corrected_through = :through, version = version + 1
                        WHERE id = :id
                        """)
                .param("principal", now.principalCents())
                .param("through", through)
                .param("closedOn", now.paidOff() ? through.plusDays(1) : null)
                .param("dealerInterest", interestPaid(now, Payer.DEALER))
                .param("manufacturerInterest", interestPaid(now, Payer.MANUFACTURER))
                .param("penaltyPaid", now.penalty().paid())
                .param("lateFeePaid", now.lateFee().paid())
                .param("penaltyWaived", totals.penalty() - now.penalty().posted())
                .param("lateFeeWaived", totals.lateFee() - now.lateFee().posted())
                .param("seq", seq)
                .param("id", before.id())
                .update();
        return totals;
    }

    private static List<Accrual> nothing(LocalDate from, LocalDate through, LoanState loan) {
        return from.datesUntil(through.plusDays(1))
                .map(date -> new Accrual(date, 0, 0, 0, 0, loan.interestSum(), loan.penaltySum()))
                .toList();
    }

    private static long interestPaid(LoanState loan, Payer payer) {
        return loan.periods().stream()
                .mapToLong(period -> period.of(payer).paid())
                .sum();
    }

    private void setPeriodsPaid(long loanId, LoanState before, LoanState after) {
        Map<YearMonth, InterestPeriod> periods = new TreeMap<>();
        before.periods().forEach(period -> periods.put(period.month(), InterestPeriod.of(period.month())));
        after.periods().forEach(period -> periods.put(period.month(), period));
        database.batch(
                """
                INSERT INTO period_paid (loan_id, month, dealer_paid, manufacturer_paid) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE dealer_paid = VALUES(dealer_paid), manufacturer_paid = VALUES(manufacturer_paid)
                """,
                periods.values().stream()
                        .map(period -> new Object[] {
                            loanId,
                            period.month().atDay(1),
                            period.dealer().paid(),
                            period.manufacturer().paid()
                        })
                        .toList());
    }

    private void announce(LockedLoan loan) {
        Changes.announce(changes, List.of(loan.state().terms().loanId()));
    }

    private void appendAccruals(LockedLoan loan, List<Accrual> accruals, @Nullable LocalDate openDate) {
        AccrualBatch rows = new AccrualBatch(database, openDate);
        rows.add(loan.id(), loan.newest(), accruals);
        rows.insert();
    }

    /** Mends the failures of dates that the loan has accrued by now, or no longer has. */
    private void mendFailures(long loanId, LocalDate through) {
        database.sql("""
                        UPDATE day_end_failure SET mended_at = UTC_TIMESTAMP(6)
                        WHERE loan_id = :id AND business_date <= :through AND mended_at IS NULL
                        """).param("id", loanId).param("through", through).update();
    }

    private void addPeriodsPaid(long loanId, Payer payer, Allocation allocation) {
        List<Object[]> rows = allocation.interest().stream()
                .map(part -> new Object[] {
                    loanId,
                    Date.valueOf(part.month().atDay(1)),
                    payer == Payer.DEALER ? part.cents() : 0,
                    payer == Payer.MANUFACTURER ? part.cents() : 0
                })
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        database.batch("""
                INSERT INTO period_paid (loan_id, month, dealer_paid, manufacturer_paid) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE dealer_paid = dealer_paid + VALUES(dealer_paid),
                    manufacturer_paid = manufacturer_paid + VALUES(manufacturer_paid)
                """, rows);
    }
}
