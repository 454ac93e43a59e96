package floorplan.domain;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.accrual.AccrualStrategies.AccruedThrough;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import floorplan.domain.repayment.RepaymentRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A loan's life drawn from a seed: its terms, the dates accrued, the repayments taken. */
final class RandomLife {

    /** A repayment that was taken. */
    record TakenRepayment(LoanState before, RepaymentRequest request, RepaidLoan applied) {}

    final Random random;
    final List<Accrual> accruals = new ArrayList<>();
    final List<TakenRepayment> taken = new ArrayList<>();
    LoanState loan;

    private RandomLife(long seed) {
        random = new Random(seed);
        loan = LoanState.drawn(RandomTerms.of(random));
    }

    /** A life of some months, paid off or not at its end. */
    static RandomLife of(long seed) {
        RandomLife life = new RandomLife(seed);
        int steps = 1 + life.random.nextInt(14);
        for (int i = 0; i < steps && !life.loan.paidOff(); i++) {
            life.step();
        }
        return life;
    }

    /** A life that is not over. */
    static RandomLife open(long seed) {
        RandomLife life = of(seed);
        for (long next = seed; life.loan.paidOff(); life = of(next)) {
            next += 1_000_000;
        }
        return life;
    }

    /** A life that is not over, whose dealer owes more than a cent. */
    static RandomLife owing(long seed) {
        RandomLife life = open(seed);
        for (long next = seed; life.loan.principalCents() < 2; life = open(next)) {
            next += 1_000_000;
        }
        return life;
    }

    /** A random payer: the manufacturer only if it owes more than a cent on {@code valueDate}. */
    Payer payer(LocalDate valueDate) {
        return random.nextInt(3) == 0 && owed(Payer.MANUFACTURER, valueDate) > 1 ? Payer.MANUFACTURER : Payer.DEALER;
    }

    long owed(Payer payer, LocalDate valueDate) {
        return Strategies.ALL
                .accrueThrough(loan, valueDate.minusDays(1))
                .after()
                .owedBy(payer)
                .total();
    }

    RepaymentRequest request(Payer payer, long cents, LocalDate valueDate) {
        return new RepaymentRequest(payer, new Money(loan.terms().currency(), cents), valueDate, BackDating.NONE);
    }

    private void step() {
        if (random.nextBoolean()) {
            AccruedThrough accrued =
                    Strategies.ALL.accrueThrough(loan, loan.accruedThrough().plusDays(random.nextInt(45)));
            accruals.addAll(accrued.accruals());
            loan = accrued.after();
            return;
        }
        LocalDate valueDate = loan.nextDate().plusDays(random.nextBoolean() ? 0 : random.nextInt(20));
        Payer payer = payer(valueDate);
        long owed = owed(payer, valueDate);
        if (owed > 0) {
            take(request(payer, amount(owed), valueDate), valueDate);
        }
    }

    private void take(RepaymentRequest request, LocalDate valueDate) {
        LoanState before = loan;
        RepaidLoan applied = (RepaidLoan) Strategies.REPAYMENTS.apply(before, request, valueDate, valueDate);
        accruals.addAll(applied.accruals());
        taken.add(new TakenRepayment(before, request, applied));
        loan = applied.after();
    }

    private long amount(long owed) {
        return switch (random.nextInt(6)) {
            case 0 -> owed;
            case 1 -> 1;
            case 2 -> random.nextLong(owed) + 1;
            default -> random.nextLong(Math.max(1, owed / 20)) + 1;
        };
    }
}
