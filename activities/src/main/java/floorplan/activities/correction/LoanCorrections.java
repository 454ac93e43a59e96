package floorplan.activities.correction;

import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.correction.BookedDates;
import floorplan.domain.correction.CorrectionEntry;
import floorplan.domain.correction.CorrectionKind;
import floorplan.domain.correction.DateDifference;
import floorplan.domain.correction.InputDifference;
import floorplan.domain.correction.LoanDifference;
import floorplan.domain.correction.LoanInput;
import floorplan.domain.correction.LoanInputs;
import floorplan.domain.correction.LoanResults;
import floorplan.domain.correction.Replay;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalSource;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanTerms;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Rounding;
import floorplan.store.correction.Correction;
import floorplan.store.correction.Corrections;
import floorplan.store.correction.KeptInputs;
import floorplan.store.database.AccountDatabase;
import floorplan.store.journal.Journal;
import floorplan.store.loan.IncompleteLoan;
import floorplan.store.loan.Loans;
import floorplan.store.loan.LockedLoan;
import floorplan.store.loan.RunningTotals;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes the results of a loan anew when an input arrives late, and books the difference once. Call {@link #book},
 * and before it {@link #compute}, in one transaction that has locked the loan and the open date. A computation alone
 * needs only one snapshot of the rows.
 */
public final class LoanCorrections {
    private final Loans loans;
    private final KeptInputs inputs;
    private final Corrections corrections;
    private final Journal journal;
    private final Replay replay;

    /** @param database the account schema */
    public LoanCorrections(AccountDatabase database, Loans loans, Journal journal, AccrualStrategies accruals) {
        this.loans = loans;
        this.inputs = new KeptInputs(database);
        this.corrections = new Corrections(database);
        this.journal = journal;
        this.replay = new Replay(accruals);
    }

    /**
     * Computes the effect of a late input and writes nothing.
     *
     * @throws IncompleteLoan if the loan's rows differ from the results of its inputs
     */
    public CorrectedLoan compute(LockedLoan loan, LateInput late, @Nullable LocalDate openDate) {
        return corrected(loan, booked(loan), late, through(loan.state(), openDate));
    }

    /**
     * Computes the effect of an input that may also lie after the loan's next date: the dates before it accrue first.
     * Writes nothing.
     *
     * @throws IncompleteLoan if the loan's rows differ from the results of its inputs
     */
    public CorrectedLoan preview(LockedLoan loan, LateInput input, @Nullable LocalDate openDate) {
        LocalDate before = input.effectiveFrom().minusDays(1);
        if (input.inputId() == null || !before.isAfter(loan.state().accruedThrough())) {
            return compute(loan, input, openDate);
        }
        return corrected(loan, replay.results(booked(loan).inputs(), before), input, before);
    }

    private CorrectedLoan corrected(LockedLoan loan, LoanResults booked, LateInput late, LocalDate through) {
        LoanInputs known = limitsFees(late, through) ? limited(loan, booked, through) : booked.inputs();
        LoanResults correct = replay.results(late.change().apply(known), through);
        Optional<Corrections.Newest> newest = corrections.newest(loan.id());
        return new CorrectedLoan(
                booked,
                correct,
                LoanDifference.between(booked, correct),
                newest.map(Corrections.Newest::seq).orElse(0) + 1,
                newest.map(Corrections.Newest::latestBooking));
    }

    /** Cents that an input takes on its date, which may lie after the loan's next date; writes nothing. */
    public long effectOf(LockedLoan loan, LoanInput input) {
        LoanInputs known = inputs.read(loan).with(input);
        return Objects.requireNonNull(replay.results(known, input.date().minusDays(1))
                        .byInput()
                        .get(input.id()))
                .parts()
                .total();
    }

    /** Writes the computed effect: the loan, the correction's rows and its journal entry. */
    public void book(LockedLoan loan, LateInput late, CorrectedLoan computed, @Nullable LocalDate openDate) {
        LoanTerms terms = computed.correct().inputs().terms();
        LocalDate bookingDate = bookingDate(late, computed, openDate);
        LocalDate through = through(loan.state(), openDate);
        RunningTotals totals = loans.save(loan, computed.correct(), computed.seq(), openDate);
        corrections.limitFees(
                loan.id(),
                computed.booked().inputs().limits(),
                computed.correct().inputs().limits());
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
                limitsFees(late, through) ? through : null);
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
                    new IllegalArgumentException(balances(stored) + ", but by its inputs " + balances(booked.state())));
        }
        return booked;
    }

    private static String balances(LoanState loan) {
        return "its principal is " + units(loan.principalCents()) + ", the dealer owes "
                + units(loan.owedBy(Payer.DEALER).total()) + " and the manufacturer "
                + units(loan.owedBy(Payer.MANUFACTURER).total()) + " in all";
    }

    private static String units(long cents) {
        return Rounding.toUnits(cents).toPlainString();
    }

    /**
     * True for an error of the lender, whose correction must not add fees. A rate of a date that is not accrued yet is
     * no error.
     */
    private static boolean limitsFees(LateInput late, LocalDate through) {
        boolean isInTime =
                late.kind() == CorrectionKind.RATE && late.effectiveFrom().isAfter(through);
        return late.kind().isLendersError() && !isInTime;
    }

    private LoanInputs limited(LockedLoan loan, LoanResults booked, LocalDate through) {
        BookedDates dates = BookedDates.of(booked, corrections.dates(loan.id()));
        dates.limitFees(through);
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
    public static LocalDate bookingDate(LateInput late, CorrectedLoan computed, @Nullable LocalDate openDate) {
        LocalDate booking = openDate != null ? openDate : late.effectiveFrom();
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
