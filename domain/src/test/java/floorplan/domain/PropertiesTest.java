package floorplan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.accrual.AccrualStrategies.AccruedThrough;
import floorplan.domain.accrual.DailyAccrual;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalLine;
import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.journal.Postings;
import floorplan.domain.loan.InterestPeriod;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.Owed;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Rounding;
import floorplan.domain.repayment.Allocation;
import floorplan.domain.repayment.PeriodInterest;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RefusalReason;
import floorplan.domain.repayment.RepaymentOutcome;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import floorplan.domain.repayment.Waterfall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of every loan, tried on random ones. */
class PropertiesTest {

    static List<Long> seeds() {
        return Seeds.first(200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sharesAddToEachMonthsInterestToTheCent(long seed) {
        RandomLife life = RandomLife.of(seed);
        Map<YearMonth, Long> posted = new TreeMap<>();
        for (Accrual accrual : life.accruals) {
            long interest = accrual.dealerInterest() + accrual.manufacturerInterest();
            if (interest > 0) {
                posted.merge(YearMonth.from(accrual.date()), interest, Long::sum);
            }
        }
        Map<YearMonth, Long> shares = new TreeMap<>();
        for (InterestPeriod period : life.loan.periods()) {
            shares.put(period.month(), period.posted());
            BigDecimal dealer = BigDecimal.valueOf(period.posted())
                    .multiply(life.loan.terms().dealerShare());
            assertThat(period.dealer().posted())
                    .isEqualTo(dealer.setScale(0, RoundingMode.HALF_UP).longValueExact());
        }
        assertThat(shares).isEqualTo(posted);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void postingsAddToTheRoundedRunningSums(long seed) {
        RandomLife life = RandomLife.of(seed);
        long interest = 0;
        long penalty = 0;
        for (Accrual accrual : life.accruals) {
            interest += accrual.dealerInterest() + accrual.manufacturerInterest();
            penalty += accrual.penalty();
        }
        assertThat(interest).isEqualTo(Rounding.toCents(life.loan.interestSum()));
        assertThat(penalty)
                .isEqualTo(Rounding.toCents(life.loan.penaltySum()))
                .isEqualTo(life.loan.penalty().posted());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void twoPartsOfARepaymentAllocateTheSameAsTheWhole(long seed) {
        RandomLife life = RandomLife.owing(seed);
        LocalDate valueDate = life.loan.nextDate().plusDays(life.random.nextInt(40));
        Payer payer = life.payer(valueDate);
        long owed = life.owed(payer, valueDate);
        long whole = life.random.nextBoolean() ? owed : 2 + life.random.nextLong(owed - 1);
        long part = 1 + life.random.nextLong(whole - 1);

        RepaidLoan atOnce = apply(life.loan, life, payer, whole, valueDate);
        RepaidLoan first = apply(life.loan, life, payer, part, valueDate);
        RepaidLoan second = apply(first.after(), life, payer, whole - part, valueDate);

        assertThat(second.after()).isEqualTo(atOnce.after());
        assertThat(second.accruals()).isEmpty();
        assertThat(sum(first.allocation(), second.allocation())).isEqualTo(sum(atOnce.allocation()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRepaymentIsAllocatedWholeAndNeverBeyondWhatIsOwed(long seed) {
        for (RandomLife.TakenRepayment taken : RandomLife.of(seed).taken) {
            LocalDate through = taken.applied().valueDate().minusDays(1);
            LoanState then =
                    Strategies.ALL.accrueThrough(taken.before(), through).after();
            Payer payer = taken.request().payer();
            Owed owed = then.owedBy(payer);
            Allocation allocation = taken.applied().allocation();
            assertThat(allocation.total()).isEqualTo(taken.request().amount().cents());
            assertThat(allocation.penalty()).isLessThanOrEqualTo(owed.penalty());
            assertThat(allocation.lateFee()).isLessThanOrEqualTo(owed.lateFee());
            assertThat(allocation.interestTotal()).isLessThanOrEqualTo(owed.interest());
            assertThat(allocation.principal()).isLessThanOrEqualTo(owed.principal());
            Owed left = taken.applied().after().owedBy(payer);
            assertThat(left.total()).isEqualTo(owed.total() - allocation.total());
            assertThat(allocation.lateFee() == 0 || left.penalty() == 0).isTrue();
            assertThat(allocation.interest().isEmpty() || left.lateFee() == 0).isTrue();
            assertThat(allocation.principal() == 0 || left.interest() == 0).isTrue();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void accruingDateByDateIsAccruingThemAtOnce(long seed) {
        RandomLife life = RandomLife.open(seed);
        LocalDate through = life.loan.accruedThrough().plusDays(75);
        AccruedThrough atOnce = Strategies.ALL.accrueThrough(life.loan, through);
        LoanState loan = life.loan;
        List<Accrual> accruals = new ArrayList<>();
        for (LocalDate date = life.loan.nextDate(); !date.isAfter(through); date = date.plusDays(1)) {
            DailyAccrual daily = Strategies.ALL.accrue(loan, date);
            loan = daily.after();
            assertThat(daily.accrual().interestSum()).isEqualTo(loan.interestSum());
            assertThat(daily.accrual().penaltySum()).isEqualTo(loan.penaltySum());
            accruals.add(daily.accrual());
        }
        assertThat(atOnce).isEqualTo(new AccruedThrough(loan, accruals));
        assertThat(accruals).hasSize(75);
        assertThat(Strategies.ALL.accrueThrough(loan, through)).isEqualTo(new AccruedThrough(loan, List.of()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRefusalLeavesNoTrace(long seed) {
        RandomLife life = RandomLife.open(seed);
        LoanState same = RandomLife.open(seed).loan;
        LocalDate valueDate = life.loan.nextDate().plusDays(life.random.nextInt(40));
        long owed = life.owed(Payer.DEALER, valueDate);

        RepaymentOutcome outcome = Strategies.REPAYMENTS.apply(
                life.loan, life.request(Payer.DEALER, owed + 1, valueDate), valueDate, valueDate);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason())
                                .isEqualTo(owed == 0 ? RefusalReason.NOTHING_OWED : RefusalReason.MORE_THAN_OWED));
        assertThat(life.loan).isEqualTo(same);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theJournalHoldsEveryBalance(long seed) {
        RandomLife life = RandomLife.of(seed);
        LoanState loan = life.loan;
        List<JournalEntry> journal = new ArrayList<>();
        journal.add(Postings.drawdown(loan.terms().drawdownDate(), loan.terms().drawnCents()));
        life.accruals.forEach(accrual -> journal.addAll(Postings.accrual(accrual)));
        for (RandomLife.TakenRepayment taken : life.taken) {
            RepaidLoan applied = taken.applied();
            journal.add(Postings.repayment(applied.valueDate(), taken.request().payer(), applied.allocation()));
        }
        Map<LedgerAccount, Long> accounts = new EnumMap<>(LedgerAccount.class);
        for (JournalEntry entry : journal) {
            assertThat(entry.lines().stream().mapToLong(JournalLine::cents).sum())
                    .isZero();
            entry.lines().forEach(line -> accounts.merge(line.account(), line.cents(), Long::sum));
        }
        assertThat(accounts.getOrDefault(LedgerAccount.PRINCIPAL_RECEIVABLE, 0L))
                .isEqualTo(loan.principalCents());
        assertThat(accounts.getOrDefault(LedgerAccount.DEALER_INTEREST_RECEIVABLE, 0L))
                .isEqualTo(loan.owedBy(Payer.DEALER).interest());
        assertThat(accounts.getOrDefault(LedgerAccount.MANUFACTURER_INTEREST_RECEIVABLE, 0L))
                .isEqualTo(loan.owedBy(Payer.MANUFACTURER).interest());
        assertThat(accounts.getOrDefault(LedgerAccount.PENALTY_RECEIVABLE, 0L))
                .isEqualTo(loan.penalty().unpaid());
        assertThat(accounts.getOrDefault(LedgerAccount.LATE_FEE_RECEIVABLE, 0L))
                .isEqualTo(loan.lateFee().unpaid());
        assertThat(accounts.getOrDefault(LedgerAccount.LATE_FEE_INCOME, 0L))
                .isEqualTo(-loan.lateFee().posted());
        assertThat(accounts.getOrDefault(LedgerAccount.PENALTY_INCOME, 0L))
                .isEqualTo(-loan.penalty().posted());
        assertThat(accounts.getOrDefault(LedgerAccount.INTEREST_INCOME, 0L))
                .isEqualTo(-Rounding.toCents(loan.interestSum()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTakeBackBringsEveryBalanceBack(long seed) {
        for (RandomLife.TakenRepayment taken : RandomLife.of(seed).taken) {
            RepaidLoan applied = taken.applied();
            LoanState then = Strategies.ALL
                    .accrueThrough(taken.before(), applied.valueDate().minusDays(1))
                    .after();

            LoanState back = Waterfall.takeBack(applied.after(), taken.request().payer(), applied.allocation());

            assertThat(NaiveBooks.figuresOf(back)).isEqualTo(NaiveBooks.figuresOf(then));
        }
    }

    private static RepaidLoan apply(LoanState loan, RandomLife life, Payer payer, long cents, LocalDate valueDate) {
        return (RepaidLoan)
                Strategies.REPAYMENTS.apply(loan, life.request(payer, cents, valueDate), valueDate, valueDate);
    }

    private static Map<String, Long> sum(Allocation... allocations) {
        Map<String, Long> sum = new TreeMap<>();
        for (Allocation allocation : allocations) {
            sum.merge("penalty", allocation.penalty(), Long::sum);
            sum.merge("late fee", allocation.lateFee(), Long::sum);
            sum.merge("principal", allocation.principal(), Long::sum);
            for (PeriodInterest period : allocation.interest()) {
                sum.merge(period.month().toString(), period.cents(), Long::sum);
            }
        }
        return sum;
    }
}
