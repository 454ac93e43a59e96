package floorplan.domain.correction;

import floorplan.domain.Strategies;
import floorplan.domain.accrual.Accrual;
import floorplan.domain.accrual.AccrualStrategies.AccruedThrough;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.Rate;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.Allocation;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import floorplan.domain.repayment.RepaymentRequest;
import floorplan.domain.repayment.ReversalKind;
import floorplan.domain.repayment.Waterfall;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loan that is booked step by step: accrued day by day, repaid when a repayment arrives in time, corrected when an
 * input arrives late. Only a correction replays; every other step continues from the state that the last step left.
 */
final class BookedLoan {

    private static final Replay REPLAY = new Replay(Strategies.ALL);

    LoanInputs inputs;
    LoanState state;
    final BookedDates dates;
    final List<List<DateDifference>> corrections = new ArrayList<>();
    final Map<LedgerAccount, Long> journal = new EnumMap<>(LedgerAccount.class);
    private final Map<String, InputResult> byInput = new HashMap<>();
    private final boolean limitsFees;
    private @Nullable LocalDate paidOffOn;

    /**
     * @param limitsFees true if the lender's errors limit fees; false if {@code inputs} has the limits from the start
     */
    BookedLoan(LoanInputs inputs, boolean limitsFees) {
        this.inputs = inputs;
        this.limitsFees = limitsFees;
        state = LoanState.drawn(inputs.terms());
        dates = new BookedDates(inputs.terms().drawdownDate());
        post(Postings.drawdown(inputs.terms().drawdownDate(), inputs.terms().drawnCents()));
    }

    static LoanResults replayed(LoanInputs inputs, LocalDate accruedThrough) {
        return REPLAY.results(inputs, accruedThrough);
    }

    LoanResults booked() {
        return new LoanResults(inputs, dates.accruals(), byInput, state, paidOffOn);
    }

    void accrueThrough(LocalDate date) {
        if (!state.paidOff()) {
            AccruedThrough accrued = Strategies.ALL.accrueThrough(state, date, inputs.limits());
            accrued.accruals().forEach(this::book);
            state = accrued.after();
        }
    }

    /** Takes an input on the open date: in time if possible, otherwise as a correction. */
    void take(LoanInput input, LocalDate openDate) {
        boolean isLast = inputs.inputs().isEmpty()
                || LoanInput.ORDER.compare(inputs.inputs().getLast(), input) < 0;
        boolean isTaken = isLast && input instanceof LoanInput.Repayment repayment && repay(repayment);
        if (!isTaken) {
            correct(inputs.with(input), openDate);
        }
    }

    LoanDifference reverse(String id, ReversalKind kind, LocalDate openDate) {
        if (kind == ReversalKind.MISPOSTED) {
            lenderErred(openDate);
        }
        return correct(inputs.with(((LoanInput.Repayment) input(id)).reversed(kind)), openDate);
    }

    LoanDifference change(Rate rate, LocalDate openDate) {
        if (rate.effectiveFrom().isBefore(openDate)) {
            lenderErred(openDate);
        }
        return correct(inputs.with(rate), openDate);
    }

    /** Takes a repayment back as reversals worked before corrections existed. */
    void takeBack(LoanInput.TakeBack takeBack, LocalDate openDate) {
        InputResult repaid = booked().of(input(takeBack.repaymentId()));
        Allocation parts = repaid.parts();
        if (parts.total() > 0) {
            LocalDate next = state.nextDate();
            LocalDate effective = state.paidOff() && openDate.isAfter(next) ? openDate : next;
            LoanState back = Waterfall.takeBack(state, takeBack.payer(), parts).resumedAfter(effective.minusDays(1));
            for (LocalDate date = next; date.isBefore(effective); date = date.plusDays(1)) {
                book(new Accrual(date, 0, 0, 0, 0, state.interestSum(), state.penaltySum()));
            }
            state = back;
            paidOffOn = null;
            post(Postings.reversalOf(Postings.repayment(takeBack.date(), takeBack.payer(), parts), effective));
        }
        inputs = inputs.with(takeBack);
        byInput.put(takeBack.id(), repaid);
        move(LedgerAccount.CASH, -repaid.surplus());
        move(LedgerAccount.UNAPPLIED_RECEIPTS, repaid.surplus());
    }

    LoanDifference correct(LoanInputs changed, LocalDate openDate) {
        LocalDate through = state.paidOff() ? openDate.minusDays(1) : state.accruedThrough();
        LoanResults correct = replayed(changed.limitedTo(inputs.limits()), through);
        LoanDifference difference = LoanDifference.between(booked(), correct);
        inputs = correct.inputs();
        state = correct.state();
        paidOffOn = correct.paidOffOn();
        dates.correct(difference.dates());
        corrections.add(difference.dates());
        difference.inputs().forEach(input -> byInput.put(input.input().id(), input.after()));
        CorrectionEntry.of(difference, openDate).ifPresent(this::post);
        return difference;
    }

    private boolean repay(LoanInput.Repayment repayment) {
        RepaymentRequest request = new RepaymentRequest(
                repayment.payer(),
                new Money(state.terms().currency(), repayment.cents()),
                repayment.date(),
                BackDating.NONE);
        accrueThrough(repayment.date().minusDays(1));
        boolean stands = repayment.reversed() == null && repayment.withdrawnCents() == 0;
        if (stands
                && Strategies.REPAYMENTS.apply(state, request, repayment.date(), repayment.date())
                        instanceof RepaidLoan applied) {
            state = applied.after();
            paidOffOn = state.paidOff() ? repayment.date() : null;
            inputs = inputs.with(repayment);
            byInput.put(repayment.id(), new InputResult(applied.allocation(), 0));
            post(Postings.repayment(repayment.date(), repayment.payer(), applied.allocation()));
            return true;
        }
        return false;
    }

    private LoanInput input(String id) {
        return inputs.inputs().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void lenderErred(LocalDate openDate) {
        if (limitsFees) {
            dates.limitFees(openDate.minusDays(1));
            inputs = inputs.limitedTo(dates.limits());
        }
    }

    private void book(Accrual first) {
        dates.accrue(first);
        Postings.accrual(first).forEach(this::post);
    }

    private void post(JournalEntry entry) {
        entry.lines().forEach(line -> move(line.account(), line.cents()));
    }

    private void move(LedgerAccount account, long cents) {
        journal.merge(account, cents, Long::sum);
    }
}
