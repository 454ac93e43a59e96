package floorplan.activities.correction;

import floorplan.domain.correction.BookedDates;
import floorplan.domain.correction.CorrectionEntry;
import floorplan.domain.correction.CorrectionKind;
import floorplan.domain.correction.DateDifference;
import floorplan.domain.correction.InputDifference;
import floorplan.domain.correction.LoanDifference;
import floorplan.domain.correction.LoanInputs;
import floorplan.domain.correction.LoanResults;
import floorplan.domain.correction.Replay;
import floorplan.domain.journal.BookingDates;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.store.correction.Correction;
import floorplan.store.correction.Corrections;
import floorplan.store.correction.KeptInputs;
import floorplan.store.journal.Journal;
import floorplan.store.loan.IncompleteLoan;
import floorplan.store.loan.Loans;
import floorplan.store.loan.LockedLoan;
import floorplan.store.loan.RunningTotals;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Computes the results of a loan anew when an input arrives late, and books the difference once. Call every method in a
 * transaction that has locked the loan and the open date.
 */
public final class LoanCorrections {
    private final Loans loans;
    private final KeptInputs inputs;
    private final Corrections corrections;
    private final Journal journal;
    private final Replay replay;

    public LoanCorrections(Loans loans, KeptInputs inputs, Corrections corrections, Journal journal, Replay replay) {
        this.loans = loans;
        this.inputs = inputs;
        this.corrections = corrections;
        this.journal = journal;
        this.replay = replay;
    }

    /**
     * An input that arrived late.
     *
     * @param inputId the id of the repayment or waiver; null for a rate
     * @param actor the person who asks for the correction
     * @param effectiveFrom the earliest date that the input can change
     * @param change adds the input to the loan's inputs
     */
    public record Late(
            CorrectionKind kind,
            @Nullable String inputId,
            String actor,
            String reason,
            LocalDate effectiveFrom,
            UnaryOperator<LoanInputs> change) {}

    /**
     * The effect of a late input.
     *
     * @param seq the number of the correction that would be booked; a loan's corrections count from 1
     * @param latestBooking the latest booking date of the loan's earlier corrections
     */
    public record Computed(
            LoanResults booked,
            LoanResults should,
            LoanDifference difference,
            int seq,
            Optional<LocalDate> latestBooking) {}

    /**
     * Computes the effect of a late input and writes nothing.
     *
     * @throws IncompleteLoan if the loan's rows differ from the results of its inputs
     */
    public Computed compute(LockedLoan loan, Late late, @Nullable LocalDate openDate) {
        LoanResults booked = booked(loan);
        LoanInputs known = late.kind().isLendersError() ? limited(loan, booked, openDate) : booked.inputs();
        LoanResults should = replay.results(late.change().apply(known), through(loan.state(), openDate));
        Optional<Corrections.Newest> newest = corrections.newest(loan.id());
        return new Computed(
                booked,
                should,
                LoanDifference.between(booked, should),
                newest.map(Corrections.Newest::seq).orElse(0) + 1,
                newest.map(Corrections.Newest::latestBooking));
    }

    /** Writes the computed effect: the loan, the correction's rows and its journal entry. */
    public void book(LockedLoan loan, Late late, Computed computed, @Nullable LocalDate openDate) {
        LoanTerms terms = computed.should().inputs().terms();
        LocalDate bookingDate = bookingDate(late, computed, openDate);
        RunningTotals totals = loans.save(loan, computed.should(), computed.seq(), openDate);
        corrections.limitFees(
                loan.id(),
                computed.booked().inputs().limits(),
                computed.should().inputs().limits());
        Correction correction = new Correction(
                loan.id(),
                computed.seq(),
                late.kind(),
                late.inputId(),
                late.actor(),
                late.reason(),
                late.effectiveFrom(),
                totals.date(),
                bookingDate,
                late.kind().isLendersError() ? through(loan.state(), openDate) : null);
        corrections.add(correction, terms, computed.difference(), totals);
        List<JournalEntry> entry = CorrectionEntry.of(computed.difference(), late.effectiveFrom()).stream()
                .toList();
        journal.post(
                entry,
                JournalSource.ofCorrection(terms.loanId(), computed.seq()),
                terms.loanType(),
                terms.currency(),
                bookingDate);
    }

    /** The loan's results from its inputs, which must agree with its rows. */
    private LoanResults booked(LockedLoan loan) {
        LoanState stored = loan.state();
        LoanResults booked = replay.results(inputs.read(loan), stored.accruedThrough());
        if (!booked.state().hasSameBalancesAs(stored)) {
            throw new IncompleteLoan(
                    stored.terms().loanId(),
                    new IllegalArgumentException(
                            "its balances " + stored + " differ from the results of its inputs: " + booked.state()));
        }
        return booked;
    }

    private LoanInputs limited(LockedLoan loan, LoanResults booked, @Nullable LocalDate openDate) {
        BookedDates dates = BookedDates.of(booked, corrections.dates(loan.id()));
        dates.limitFees(through(loan.state(), openDate));
        return booked.inputs().limitedTo(dates.limits());
    }

    /** The last date to accrue. A paid-off loan that is reopened accrues through the day before the open date. */
    private static LocalDate through(LoanState loan, @Nullable LocalDate openDate) {
        LocalDate through = loan.accruedThrough();
        return loan.paidOff() && openDate != null ? later(through, openDate.minusDays(1)) : through;
    }

    /**
     * The latest of the open date and the dates of everything that changes, so no row is corrected before it is booked.
     */
    private static LocalDate bookingDate(Late late, Computed computed, @Nullable LocalDate openDate) {
        LocalDate booking = BookingDates.bookingDate(late.effectiveFrom(), openDate);
        for (DateDifference date : computed.difference().dates()) {
            booking = later(booking, date.date());
        }
        for (InputDifference input : computed.difference().inputs()) {
            booking = later(booking, input.input().date());
        }
        return later(booking, computed.latestBooking().orElse(booking));
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
