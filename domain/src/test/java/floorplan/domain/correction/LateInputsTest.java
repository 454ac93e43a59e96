package floorplan.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.NaiveBooks;
import floorplan.domain.Seeds;
import floorplan.domain.accrual.Accrual;
import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.Payer;
import floorplan.domain.loan.Rate;
import floorplan.domain.money.Rounding;
import floorplan.domain.repayment.PeriodInterest;
import floorplan.domain.repayment.ReversalKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random loans whose inputs arrive in time and late. {@code -Dlate-inputs.loans} sets the number of loans in all
 * batches together, 1,000 by default. A failure names its loan's seed.
 */
class LateInputsTest {

    private static final int BATCHES = 10;
    private static final int LOANS_A_BATCH = Math.max(1, Integer.getInteger("late-inputs.loans", 1_000) / BATCHES);

    static List<Long> batches() {
        return Seeds.first(BATCHES);
    }

    @ParameterizedTest(name = "batch {0}")
    @MethodSource("batches")
    void anyOrderOfArrivalEndsInTheSameResults(long batch) {
        eachLoan(batch, news -> {
            BookedLoan first = news.toldLate();
            BookedLoan second = news.toldLate(first.inputs.limits());
            assertThat(second.inputs).isEqualTo(first.inputs);
            LoanResults replayed = BookedLoan.replayed(first.inputs, news.end);
            assertThat(first.booked()).satisfies(booked -> isEqual(booked, replayed));
            assertThat(second.booked()).satisfies(booked -> isEqual(booked, replayed));
        });
    }

    @ParameterizedTest(name = "batch {0}")
    @MethodSource("batches")
    void resultsAreWhatDayEndsAndRepaymentsBookInTime(long batch) {
        eachLoan(batch, news -> {
            LoanInputs inputs = news.toldLate().inputs;
            BookedLoan inTime = news.toldInTime(inputs);
            assertThat(inTime.inputs).isEqualTo(inputs);
            isEqual(inTime.booked(), BookedLoan.replayed(inputs, news.end));
        });
    }

    @ParameterizedTest(name = "batch {0}")
    @MethodSource("batches")
    void resultsAreThoseOfBooksWorkedOutFromScratch(long batch) {
        eachLoan(batch, news -> {
            LoanInputs inputs = news.toldLate().inputs;
            LoanResults results = BookedLoan.replayed(inputs, news.end);
            NaiveBooks books = new NaiveBooks(inputs, news.end);
            assertThat(days(results)).isEqualTo(books.days());
            for (LoanInput input : inputs.inputs()) {
                assertThat(effect(input, results.of(input))).as("%s", input).isEqualTo(effect(books, input));
            }
            assertThat(NaiveBooks.figuresOf(results.state())).isEqualTo(books.figures());
            assertThat(results.paidOffOn()).isEqualTo(books.paidOffOn());
        });
    }

    @ParameterizedTest(name = "batch {0}")
    @MethodSource("batches")
    void theJournalHoldsEveryBalance(long batch) {
        eachLoan(batch, news -> {
            BookedLoan loan = news.toldLate();
            LoanState state = loan.state;
            Map<LedgerAccount, Long> accounts = new EnumMap<>(loan.journal);
            accounts.values().removeIf(cents -> cents == 0);
            Map<LedgerAccount, Long> expected = new EnumMap<>(LedgerAccount.class);
            expected.put(
                    LedgerAccount.CASH,
                    sum(loan, LateInputsTest::received) - state.terms().drawnCents());
            expected.put(LedgerAccount.UNAPPLIED_RECEIPTS, -sum(loan, InputResult::surplus));
            expected.put(LedgerAccount.PRINCIPAL_RECEIVABLE, state.principalCents());
            for (Payer payer : Payer.values()) {
                expected.put(
                        LedgerAccount.interestReceivable(payer),
                        state.owedBy(payer).interest());
            }
            expected.put(LedgerAccount.PENALTY_RECEIVABLE, state.penalty().unpaid());
            expected.put(LedgerAccount.LATE_FEE_RECEIVABLE, state.lateFee().unpaid());
            expected.put(LedgerAccount.INTEREST_INCOME, -Rounding.toCents(state.interestSum()));
            expected.put(LedgerAccount.PENALTY_INCOME, -state.penalty().posted());
            expected.put(LedgerAccount.LATE_FEE_INCOME, -state.lateFee().posted());
            expected.values().removeIf(cents -> cents == 0);
            assertThat(accounts).isEqualTo(expected);
        });
    }

    @ParameterizedTest(name = "batch {0}")
    @MethodSource("batches")
    void aRepaymentThatComesLateAndBouncesLeavesNoTrace(long batch) {
        eachLoan(batch, news -> {
            BookedLoan loan = news.toldLate();
            LoanResults before = loan.booked();
            Map<LedgerAccount, Long> journal = new EnumMap<>(loan.journal);
            journal.values().removeIf(cents -> cents == 0);
            LocalDate open = news.end.plusDays(1);
            LoanInput late = LoanInput.Repayment.of("late", Payer.DEALER, news.date(), 1_000, news.cents());
            LoanDifference inserted = loan.correct(loan.inputs.with(late), open);
            LoanDifference bounced = loan.reverse("late", ReversalKind.BOUNCED, open);
            // The inserted repayment can turn later repayments into surplus. Less principal is repaid only if the loan
            // has a take-back.
            if (inserted.principalRepaid() < 0) {
                assertThat(loan.inputs.inputs()).hasAtLeastOneElementOfType(LoanInput.TakeBack.class);
            }
            assertThat(bounced.principalRepaid()).isEqualTo(-inserted.principalRepaid());
            loan.journal.values().removeIf(cents -> cents == 0);
            assertThat(loan.journal).isEqualTo(journal);
            isEqual(loan.booked(), BookedLoan.replayed(before.inputs(), news.end));
        });
    }

    @ParameterizedTest(name = "batch {0}")
    @MethodSource("batches")
    void aCorrectionWithoutEffectDiffersInNothing(long batch) {
        eachLoan(batch, news -> {
            BookedLoan loan = news.toldLate();
            LocalDate date = news.date();
            Rate same = new Rate(date, loan.inputs.terms().rates().on(date));
            LoanDifference difference = loan.correct(loan.inputs.with(same), news.end.plusDays(1));
            assertThat(difference.isNothing()).isTrue();
            assertThat(CorrectionEntry.of(difference, date)).isEmpty();
        });
    }

    @ParameterizedTest(name = "batch {0}")
    @MethodSource("batches")
    void moneyThatLeavesASurplusChangesNothingElse(long batch) {
        eachLoan(batch, news -> {
            LoanInputs inputs = news.toldLate().inputs;
            LoanResults before = BookedLoan.replayed(inputs, news.end);
            for (LoanInput input : inputs.inputs()) {
                long surplus = before.of(input).surplus();
                if (input instanceof LoanInput.Repayment repayment && surplus > 0) {
                    long leaves = 1 + news.random.nextLong(surplus);
                    LoanInput changed = repayment.withdrawn(repayment.withdrawnCents() + leaves);
                    LoanResults after = BookedLoan.replayed(inputs.with(changed), news.end);
                    assertThat(after.of(input).surplus()).isEqualTo(surplus - leaves);
                    assertThat(after.of(input).parts())
                            .isEqualTo(before.of(input).parts());
                    assertThat(after.state()).isEqualTo(before.state());
                    assertThat(after.accruals()).isEqualTo(before.accruals());
                }
            }
        });
    }

    @ParameterizedTest(name = "batch {0}")
    @MethodSource("batches")
    void theFeesThatEverStoodFollowFromWhatStandsAndTheCorrections(long batch) {
        eachLoan(batch, news -> {
            BookedLoan loan = news.toldLate();
            BookedDates dates = BookedDates.of(loan.booked(), loan.corrections);
            dates.limitFees(news.end);
            loan.dates.limitFees(news.end);
            assertThat(dates.limits()).isEqualTo(loan.dates.limits());
        });
    }

    private static void eachLoan(long batch, Consumer<LateNews> test) {
        for (int i = 0; i < LOANS_A_BATCH; i++) {
            long seed = batch * 1_000_000 + i;
            try {
                test.accept(new LateNews(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("loan of seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static void isEqual(LoanResults booked, LoanResults correct) {
        assertThat(LoanDifference.between(booked, correct))
                .isEqualTo(new LoanDifference(List.of(), List.of(), correct.paidOffOn(), correct.paidOffOn()));
        assertThat(NaiveBooks.figuresOf(booked.state())).isEqualTo(NaiveBooks.figuresOf(correct.state()));
        assertThat(booked.state().interestSum()).isEqualTo(correct.state().interestSum());
        assertThat(booked.state().penaltySum()).isEqualTo(correct.state().penaltySum());
        assertThat(booked.state().hasSameBalancesAs(correct.state())).isTrue();
        assertThat(booked.state().terms()).isEqualTo(correct.state().terms());
    }

    private static long received(InputResult result) {
        return result.parts().total() + result.surplus();
    }

    /** The sum over repayments, less the sum over take-backs. */
    private static long sum(BookedLoan loan, ToLongFunction<InputResult> amount) {
        LoanResults booked = loan.booked();
        return booked.inputs().inputs().stream()
                .mapToLong(input -> switch (input) {
                    case LoanInput.Repayment repayment -> amount.applyAsLong(booked.of(input));
                    case LoanInput.TakeBack takeBack -> -amount.applyAsLong(booked.of(input));
                    case LoanInput.Waiver waiver -> 0;
                })
                .sum();
    }

    private static Map<LocalDate, List<BigDecimal>> days(LoanResults results) {
        Map<LocalDate, List<BigDecimal>> days = new TreeMap<>();
        for (Accrual accrual : results.accruals()) {
            List<Long> cents = List.of(
                    accrual.lateFee(), accrual.dealerInterest(), accrual.manufacturerInterest(), accrual.penalty());
            if (cents.stream().anyMatch(amount -> amount != 0)) {
                days.put(accrual.date(), cents.stream().map(Rounding::toUnits).toList());
            }
        }
        return days;
    }

    private static Map<String, BigDecimal> effect(LoanInput input, InputResult result) {
        Map<String, BigDecimal> effect = new TreeMap<>();
        effect.put("penalty", Rounding.toUnits(result.parts().penalty()));
        effect.put("fee", Rounding.toUnits(result.parts().lateFee()));
        for (PeriodInterest period : result.parts().interest()) {
            String payer = input instanceof LoanInput.TakeBack takeBack
                    ? takeBack.payer().name()
                    : ((LoanInput.Repayment) input).payer().name();
            effect.put(payer + " " + period.month(), Rounding.toUnits(period.cents()));
        }
        effect.put("principal", Rounding.toUnits(result.parts().principal()));
        effect.put("surplus", Rounding.toUnits(result.surplus()));
        effect.values().removeIf(amount -> amount.signum() == 0);
        return effect;
    }

    private static Map<String, BigDecimal> effect(NaiveBooks books, LoanInput input) {
        Map<String, BigDecimal> effect = new TreeMap<>();
        books.effectOf(input.id())
                .forEach((debt, part) -> effect.merge(debt.startsWith("fee ") ? "fee" : debt, part, BigDecimal::add));
        return effect;
    }
}
