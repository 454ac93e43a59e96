package floorplan.store.correction;

import floorplan.domain.accrual.FeeLimit;
import floorplan.domain.correction.DateDifference;
import floorplan.domain.correction.InputDifference;
import floorplan.domain.correction.LoanDifference;
import floorplan.domain.correction.LoanInput;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.receipt.ReceiptOrigin;
import floorplan.domain.repayment.ReversalKind;
import floorplan.store.correction.LoanCorrection.ChangedInput;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.AccrualColumns;
import floorplan.store.loan.RunningTotals;
import floorplan.store.receipt.Surpluses;
import floorplan.store.receipt.Surpluses.ChangedSurplus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The corrections of loans; rows are only ever added. A change must run in a transaction that has locked the loan; a
 * preview reads without the lock.
 */
public final class Corrections {
    private final AccountDatabase database;
    private final Surpluses surpluses;

    public Corrections(AccountDatabase database) {
        this.database = database;
        this.surpluses = new Surpluses(database);
    }

    /**
     * The newest correction of a loan.
     *
     * @param latestBooking the latest booking date of all the loan's corrections
     */
    public record Newest(int seq, LocalDate latestBooking) {}

    /** The newest correction of a loan, if it has any. */
    public Optional<Newest> newest(long loanId) {
        return database.sql("""
                        SELECT seq, (SELECT MAX(booking_date) FROM correction WHERE loan_id = :id) AS latest_booking
                        FROM correction WHERE loan_id = :id ORDER BY seq DESC LIMIT 1
                        """)
                .param("id", loanId)
                .query((row, n) -> new Newest(row.getInt("seq"), row.getObject("latest_booking", LocalDate.class)))
                .optional();
    }

    /**
     * The differences by date of each correction of a loan, oldest correction first. Corrections that changed no date
     * are left out.
     */
    public List<List<DateDifference>> dates(long loanId) {
        Map<Integer, List<DateDifference>> bySeq = new TreeMap<>();
        database.sql("SELECT * FROM correction_accrual WHERE loan_id = :id ORDER BY seq, business_date")
                .param("id", loanId)
                .query(row -> {
                    bySeq.computeIfAbsent(row.getInt("seq"), seq -> new ArrayList<>())
                            .add(AccrualColumns.read(row, DateDifference::new));
                });
        return List.copyOf(bySeq.values());
    }

    /** Differences in cents, below 0 for less. */
    public record CorrectionTotals(long lateFee, long dealerInterest, long manufacturerInterest, long penalty) {}

    /** The sums of a correction's differences over all dates. */
    public CorrectionTotals totals(String loanNo, int seq) {
        return database.sql("""
                        SELECT COALESCE(SUM(a.late_fee), 0) AS late_fee, COALESCE(SUM(a.dealer_interest), 0) AS dealer_interest,
                            COALESCE(SUM(a.manufacturer_interest), 0) AS manufacturer_interest, COALESCE(SUM(a.penalty), 0) AS penalty
                        FROM loan l JOIN correction_accrual a ON a.loan_id = l.id AND a.seq = :seq
                        WHERE l.loan_no = :loanNo
                        """)
                .param("seq", seq)
                .param("loanNo", loanNo)
                .query((row, n) -> new CorrectionTotals(
                        row.getLong("late_fee"),
                        row.getLong("dealer_interest"),
                        row.getLong("manufacturer_interest"),
                        row.getLong("penalty")))
                .single();
    }

    /**
     * Adds a correction with all its differences.
     *
     * @param totals the loan's corrected totals through {@code accruedThrough}
     */
    public void add(Correction correction, LoanTerms terms, LoanDifference difference, RunningTotals totals) {
        addRow(correction, difference, totals);
        addDates(correction, difference.dates());
        addInputs(correction, difference.inputs());
        addReceipts(correction, terms, difference.inputs());
    }

    /**
     * Stores the fee limits of dates. A date that already has a limit keeps it.
     *
     * @param before the limits that the loan already has
     */
    public void limitFees(long loanId, Map<LocalDate, FeeLimit> before, Map<LocalDate, FeeLimit> limits) {
        List<Object[]> rows = new ArrayList<>();
        limits.forEach((date, limit) -> {
            if (!before.containsKey(date) && !limit.equals(FeeLimit.ZERO)) {
                rows.add(new Object[] {loanId, date, limit.lateFee(), limit.penalty()});
            }
        });
        insert("fee_limit (loan_id, business_date, late_fee, penalty)", rows);
    }

    /** Stores a waiver. */
    public void keep(long loanId, LoanInput.Waiver waiver) {
        @Nullable
        LocalDate month = waiver.lateFeeOf() == null ? null : waiver.lateFeeOf().atDay(1);
        database.sql("""
                        INSERT INTO waiver (id, loan_id, apply_sequence, late_fee_of, amount, effective_date)
                        VALUES (:id, :loanId, :sequence, :month, :amount, :date)
                        """)
                .param("id", waiver.id())
                .param("loanId", loanId)
                .param("sequence", waiver.applySequence())
                .param("month", month)
                .param("amount", waiver.cents())
                .param("date", waiver.date())
                .update();
    }

    private void addRow(Correction correction, LoanDifference difference, RunningTotals totals) {
        database.sql("""
                        INSERT INTO correction (loan_id, seq, kind, input_id, actor, reason, effective_from, accrued_through, booking_date,
                            fees_limited_through, paid_off_before, paid_off_after, interest_sum, penalty_sum, late_fee_total, dealer_interest_total,
                            manufacturer_interest_total, penalty_total, dealer_interest_to_last_month, manufacturer_interest_to_last_month,
                            dealer_interest_to_month_before_last, made_at)
                        VALUES (:loanId, :seq, :kind, :inputId, :actor, :reason, :from, :through, :booked, :limited, :before, :after,
                            :interestSum, :penaltySum, :lateFee, :dealer, :manufacturer, :penalty, :dealerToLast, :manufacturerToLast,
                            :dealerToBeforeLast, UTC_TIMESTAMP(6))
                        """)
                .param("loanId", correction.loanId())
                .param("seq", correction.seq())
                .param("kind", correction.kind().name())
                .param("inputId", correction.inputId())
                .param("actor", correction.actor())
                .param("reason", correction.reason())
                .param("from", correction.effectiveFrom())
                .param("through", correction.accruedThrough())
                .param("booked", correction.bookingDate())
                .param("limited", correction.feesLimitedThrough())
                .param("before", difference.paidOffBefore())
                .param("after", difference.paidOffAfter())
                .param("interestSum", totals.interestSum())
                .param("penaltySum", totals.penaltySum())
                .param("lateFee", totals.lateFee())
                .param("dealer", totals.dealer())
                .param("manufacturer", totals.manufacturer())
                .param("penalty", totals.penalty())
                .param("dealerToLast", totals.dealerToLastMonth())
                .param("manufacturerToLast", totals.manufacturerToLastMonth())
                .param("dealerToBeforeLast", totals.dealerToMonthBeforeLast())
                .update();
    }

    private void addDates(Correction correction, List<DateDifference> dates) {
        insert(
                "correction_accrual (loan_id, seq, business_date, late_fee, dealer_interest, manufacturer_interest, penalty,"
                        + " interest_sum, penalty_sum)",
                dates.stream()
                        .map(date -> new Object[] {
                            correction.loanId(),
                            correction.seq(),
                            date.date(),
                            date.lateFee(),
                            date.dealerInterest(),
                            date.manufacturerInterest(),
                            date.penalty(),
                            date.interestSum(),
                            date.penaltySum()
                        })
                        .toList());
    }

    private void addInputs(Correction correction, List<InputDifference> inputs) {
        List<@Nullable Object[]> rows = inputs.stream()
                .map(ChangedInput::of)
                .map(input -> new @Nullable Object[] {
                    correction.loanId(),
                    correction.seq(),
                    input.kind().name(),
                    input.id(),
                    input.payer() == null ? null : input.payer().name(),
                    input.before().penalty(),
                    input.before().lateFee(),
                    input.before().interest(),
                    input.before().principal(),
                    input.before().unapplied(),
                    input.after().penalty(),
                    input.after().lateFee(),
                    input.after().interest(),
                    input.after().principal(),
                    input.after().unapplied()
                })
                .toList();
        insert(
                "correction_allocation (loan_id, seq, input_kind, input_id, payer, old_penalty, old_late_fee, old_interest,"
                        + " old_principal, old_surplus, new_penalty, new_late_fee, new_interest, new_principal, new_surplus)",
                rows);
    }

    /** A take-back also takes its repayment's surplus back, so its change is subtracted from that receipt. */
    private void addReceipts(Correction correction, LoanTerms terms, List<InputDifference> inputs) {
        Map<String, Long> changes = new TreeMap<>();
        for (InputDifference input : inputs) {
            long more = input.after().surplus() - input.before().surplus();
            changes.merge(
                    KeptInputs.keptId(input.input()),
                    input.input() instanceof LoanInput.TakeBack ? -more : more,
                    Long::sum);
        }
        JournalSource source = JournalSource.ofCorrection(terms.loanId(), correction.seq());
        for (InputDifference input : inputs) {
            long more = changes.getOrDefault(input.input().id(), 0L);
            if (more != 0 && input.input() instanceof LoanInput.Repayment repayment) {
                surpluses.change(
                        surplus(correction, terms, repayment, more),
                        source,
                        terms.loanType().name(),
                        correction.bookingDate());
            }
        }
    }

    private static ChangedSurplus surplus(
            Correction correction, LoanTerms terms, LoanInput.Repayment repayment, long more) {
        boolean misposted = repayment.reversed() == ReversalKind.MISPOSTED;
        String note = misposted
                ? "Repayment " + repayment.id() + " was posted to the wrong loan, " + terms.loanId() + "."
                : "Loan " + terms.loanId() + " no longer takes this part of repayment " + repayment.id() + ".";
        return new ChangedSurplus(
                repayment.id(),
                correction.loanId(),
                misposted ? ReceiptOrigin.MISPOSTED : ReceiptOrigin.SURPLUS,
                repayment.date(),
                more,
                note);
    }

    private void insert(String columns, List<? extends @Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            String values = "?" + ", ?".repeat(rows.getFirst().length - 1);
            database.batch("INSERT INTO " + columns + " VALUES (" + values + ")", rows);
        }
    }
}
