package floorplan.domain.correction;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.accrual.AccrualStrategies.AccruedThrough;
import floorplan.domain.loan.LoanState;
import floorplan.domain.repayment.Allocation;
import floorplan.domain.repayment.ReversalKind;
import floorplan.domain.repayment.Waterfall;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes a loan's results from its inputs, as if each had arrived in time. For each date in order it takes the inputs
 * of the date, then accrues the date. Accrual and allocation use the same code as day-end and repayments. A replay
 * always begins at drawdown, so no state of an earlier date needs to be stored.
 */
public final class Replay {

    private final AccrualStrategies strategies;

    /** A replay of loans that these strategies accrue. */
    public Replay(AccrualStrategies strategies) {
        this.strategies = strategies;
    }

    /**
     * The results after {@code accruedThrough} is accrued and the inputs of the next date are taken.
     *
     * @param accruedThrough not earlier than the day before the last input
     * @throws IllegalArgumentException naming the loan, if an input lies later
     * @throws ArithmeticException naming the loan, if an amount does not fit
     */
    public LoanResults results(LoanInputs inputs, LocalDate accruedThrough) {
        Run run = new Run(inputs);
        for (LoanInput input : inputs.inputs()) {
            if (input.date().isAfter(accruedThrough.plusDays(1))) {
                throw new IllegalArgumentException("loan " + inputs.terms().loanId() + " is replayed through "
                        + accruedThrough + ": its input " + input + " lies later");
            }
            run.take(input);
        }
        run.accrueThrough(accruedThrough);
        return new LoanResults(inputs, run.accruals, run.byInput, run.loan, run.paidOffOn);
    }

    private final class Run {
        private final LoanInputs inputs;
        private final List<Accrual> accruals = new ArrayList<>();
        private final Map<String, InputResult> byInput = new HashMap<>();
        /** Late fees by the period for which they are charged, less waived amounts. */
        private final TreeMap<YearMonth, Long> lateFees = new TreeMap<>();

        private LoanState loan;
        private @Nullable LocalDate paidOffOn;

        Run(LoanInputs inputs) {
            this.inputs = inputs;
            this.loan = LoanState.drawn(inputs.terms());
        }

        void accrueThrough(LocalDate date) {
            if (!loan.paidOff()) {
                AccruedThrough accrued = strategies.accrueThrough(loan, date, inputs.limits());
                accrued.accruals().forEach(this::add);
                loan = accrued.after();
            }
        }

        private void add(Accrual accrual) {
            accruals.add(accrual);
            if (accrual.lateFee() > 0) {
                lateFees.put(YearMonth.from(accrual.date()).minusMonths(1), accrual.lateFee());
            }
        }

        void take(LoanInput input) {
            accrueThrough(input.date().minusDays(1));
            InputResult result = switch (input) {
                case LoanInput.Repayment repayment -> repay(repayment);
                case LoanInput.Waiver waiver -> waive(waiver);
                case LoanInput.TakeBack takeBack -> takeBack(takeBack);
            };
            byInput.put(input.id(), result);
            if (!loan.paidOff() && loan.owesNothing()) {
                loan = loan.asPaidOff();
                paidOffOn = input.date();
            }
        }

        private InputResult repay(LoanInput.Repayment repayment) {
            long received =
                    repayment.reversed() == ReversalKind.BOUNCED ? 0 : repayment.cents() - repayment.withdrawnCents();
            long taken = repayment.reversed() == null ? Math.min(received, owedBy(repayment)) : 0;
            Allocation parts = Waterfall.allocate(loan, repayment.payer(), taken);
            if (taken > 0) {
                loan = Waterfall.pay(loan, repayment.payer(), parts);
            }
            return new InputResult(parts, received - taken);
        }

        private long owedBy(LoanInput.Repayment repayment) {
            return loan.owedBy(repayment.payer()).total();
        }

        private InputResult waive(LoanInput.Waiver waiver) {
            YearMonth period = waiver.lateFeeOf();
            if (period == null) {
                long taken = Math.min(waiver.cents(), loan.penalty().unpaid());
                loan = loan.withFees(loan.penalty().post(-taken), loan.lateFee());
                return new InputResult(new Allocation(taken, 0, List.of(), 0), 0);
            }
            long taken = Math.min(waiver.cents(), unpaidLateFeeOf(period));
            lateFees.merge(period, -taken, Long::sum);
            loan = loan.withFees(loan.penalty(), loan.lateFee().post(-taken));
            return new InputResult(new Allocation(0, taken, List.of(), 0), 0);
        }

        /**
         * Late fees are paid oldest first. The unpaid part of a fee is therefore the sum of all fees up to it, less the
         * amount paid; at most the fee itself.
         */
        private long unpaidLateFeeOf(YearMonth period) {
            long upToIt = 0;
            for (long cents : lateFees.headMap(period, true).values()) {
                upToIt = Math.addExact(upToIt, cents);
            }
            return Math.clamp(upToIt - loan.lateFee().paid(), 0, lateFees.getOrDefault(period, 0L));
        }

        private InputResult takeBack(LoanInput.TakeBack takeBack) {
            InputResult repaid = byInput.get(takeBack.repaymentId());
            if (repaid == null) {
                throw new IllegalArgumentException(
                        "loan " + inputs.terms().loanId() + ": " + takeBack + " comes before its repayment");
            }
            if (repaid.parts().total() > 0) {
                restart(takeBack.date());
                loan = Waterfall.takeBack(loan, takeBack.payer(), repaid.parts());
            }
            return repaid;
        }

        /** Lets a loan accrue from a date on. If it was paid off, the dates in between get accruals of zero cents. */
        private void restart(LocalDate from) {
            for (LocalDate date = loan.nextDate(); date.isBefore(from); date = date.plusDays(1)) {
                accruals.add(new Accrual(date, 0, 0, 0, 0, loan.interestSum(), loan.penaltySum()));
            }
            loan = loan.resumedAfter(from.minusDays(1));
            paidOffOn = null;
        }
    }
}
