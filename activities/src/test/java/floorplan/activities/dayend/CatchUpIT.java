package floorplan.activities.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.accrual.AccrualStrategies.AccruedThrough;
import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.loan.Rate;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.RepaymentOutcome.RepaidLoan;
import floorplan.domain.repayment.RepaymentRequest;
import floorplan.domain.repayment.Repayments;
import floorplan.store.imports.SomeLoan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Random loans over four months. The order in which their dates are accrued makes no difference to the books. */
class CatchUpIT {
    private static final long SEED = 20_260_310;
    private static final int LOANS = 50;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = FIRST.plusDays(119);
    private static final Repayments REPAYMENTS = new Repayments(BooksUnderTest.ACCRUALS, 90);

    @RegisterExtension
    static final BooksUnderTest books = new BooksUnderTest();

    private record Repaid(LocalDate valueDate, String loanNo, Payer payer, Money amount) {}

    @Test
    void dayEndWithRepaymentsBetweenAndRepaymentsOwnCatchUpLeaveTheBooksThatTheRulesSay() {
        Life life = new Life(new Random(SEED));

        life.draw();
        FIRST.datesUntil(LAST.plusDays(1)).forEach(date -> {
            life.repaid.stream()
                    .filter(repaid -> repaid.valueDate().equals(date))
                    .forEach(CatchUpIT::repay);
            assertThat(books.close(date)).as("books of " + date).isEqualTo(DayEndStatus.BALANCED);
        });
        List<String> byDayEnd = books();
        assertThat(accruals()).containsExactlyInAnyOrderElementsOf(life.accruals);

        life.draw();
        life.repaid.forEach(CatchUpIT::repay);
        FIRST.datesUntil(LAST.plusDays(1))
                .forEach(date ->
                        assertThat(books.close(date)).as("books of " + date).isEqualTo(DayEndStatus.BALANCED));
        assertThat(books()).containsExactlyElementsOf(byDayEnd);
    }

    private static void repay(Repaid repaid) {
        assertThat(books.repay(
                        repaid.loanNo(),
                        repaid.payer(),
                        repaid.amount().currency(),
                        repaid.amount().cents(),
                        repaid.valueDate()))
                .isNull();
    }

    /** Everything stored about the loans except booking dates. */
    private static List<String> books() {
        List<String> rows = new ArrayList<>(books.rows("""
                SELECT business_date, loan_id, late_fee, dealer_interest, manufacturer_interest, penalty, interest_sum,
                    penalty_sum, late_fee_total, dealer_interest_total, manufacturer_interest_total, penalty_total,
                    dealer_interest_to_last_month, manufacturer_interest_to_last_month, dealer_interest_to_month_before_last
                FROM accrual ORDER BY business_date, loan_id
                """));
        rows.addAll(books.rows("""
                SELECT id, loan_no, accrued_through, principal, dealer_interest_paid, manufacturer_interest_paid, penalty_paid,
                    late_fee_paid, closed_on
                FROM loan ORDER BY id
                """));
        rows.addAll(books.rows("SELECT * FROM period_paid ORDER BY loan_id, month"));
        rows.addAll(books.rows("""
                SELECT account, loan_type, currency, SUM(amount) FROM journal_line GROUP BY account, loan_type, currency
                ORDER BY account, loan_type, currency
                """));
        return rows;
    }

    private static List<String> accruals() {
        return books.rows("""
                SELECT l.loan_no, a.business_date, a.late_fee, a.dealer_interest, a.manufacturer_interest, a.penalty,
                    a.interest_sum, a.penalty_sum
                FROM accrual a JOIN loan l ON l.id = a.loan_id ORDER BY l.loan_no, a.business_date
                """);
    }

    /** Loans drawn and repaid at random. The rules alone compute the postings, one date at a time. */
    private static final class Life {
        final List<Repaid> repaid = new ArrayList<>();
        final List<String> accruals = new ArrayList<>();
        private final List<SomeLoan> loans = new ArrayList<>();
        private final List<List<Rate>> laterRates = new ArrayList<>();
        private final Random random;

        Life(Random random) {
            this.random = random;
            for (int i = 0; i < LOANS; i++) {
                live("L-%02d".formatted(i));
            }
            repaid.sort(Comparator.comparing(Repaid::valueDate));
        }

        void draw() {
            books.empty();
            books.account.completed(loans.toArray(SomeLoan[]::new));
            for (int i = 0; i < LOANS; i++) {
                for (Rate rate : laterRates.get(i)) {
                    books.owner
                            .sql("INSERT INTO loan_rate SELECT id, :from, :rate FROM loan WHERE loan_no = :loan")
                            .param("from", rate.effectiveFrom())
                            .param("rate", rate.annualRate())
                            .param("loan", "L-%02d".formatted(i))
                            .update();
                }
            }
        }

        private void live(String loanNo) {
            SomeLoan drawn = drawn(loanNo);
            loans.add(drawn);
            List<Rate> later = new ArrayList<>();
            LocalDate from = LocalDate.parse(drawn.drawdownDate);
            for (int i = random.nextInt(3); i > 0; i--) {
                from = from.plusDays(1 + random.nextInt(40));
                later.add(new Rate(from, millionths(300_000)));
            }
            laterRates.add(later);
            LoanState loan = LoanState.drawn(later.stream()
                    .reduce(
                            drawn.terms(),
                            (terms, rate) ->
                                    terms.with(rate, rate.effectiveFrom().minusDays(1)),
                            (a, b) -> b));
            for (LocalDate date = loan.nextDate(); !date.isAfter(LAST) && !loan.paidOff(); date = date.plusDays(1)) {
                loan = repay(loan, date);
                if (!loan.paidOff()) {
                    AccruedThrough accrued = BooksUnderTest.ACCRUALS.accrueThrough(loan, date);
                    accrued.accruals().forEach(accrual -> accruals.add(line(loanNo, accrual)));
                    loan = accrued.after();
                }
            }
        }

        private LoanState repay(LoanState loan, LocalDate date) {
            Payer payer = random.nextInt(3) == 0 ? Payer.MANUFACTURER : Payer.DEALER;
            long owed = loan.owedBy(payer).total();
            if (owed == 0 || random.nextInt(25) > 0) {
                return loan;
            }
            long cents = switch (random.nextInt(8)) {
                case 0 -> owed;
                case 1 -> 1;
                default -> random.nextLong(Math.max(1, owed / 10)) + 1;
            };
            Money amount = new Money(loan.terms().currency(), cents);
            repaid.add(new Repaid(date, loan.terms().loanId(), payer, amount));
            return ((RepaidLoan) REPAYMENTS.apply(
                            loan, new RepaymentRequest(payer, amount, date, BackDating.NONE), date, date))
                    .after();
        }

        private static String line(String loanNo, Accrual accrual) {
            return String.join(
                    " ",
                    loanNo,
                    accrual.date().toString(),
                    "" + accrual.lateFee(),
                    "" + accrual.dealerInterest(),
                    "" + accrual.manufacturerInterest(),
                    "" + accrual.penalty(),
                    accrual.interestSum().setScale(10).toString(),
                    accrual.penaltySum().setScale(10).toString());
        }

        private SomeLoan drawn(String loanNo) {
            SomeLoan loan = new SomeLoan(loanNo);
            loan.loanType = pick(LoanType.values());
            loan.dealerShare =
                    loan.loanType == LoanType.SPLIT ? millionths(1_000_001).toPlainString() : null;
            loan.currency = random.nextInt(4) == 0 ? "USD" : "CNY";
            loan.dayCount = pick(DayCount.values());
            loan.drawnCents = 1 + random.nextLong(random.nextBoolean() ? 5_000_00 : 900_000_00);
            loan.annualRate = millionths(300_000).toPlainString();
            loan.penaltyAnnualRate = millionths(500_000).toPlainString();
            loan.lateFeeCents = random.nextInt(4) == 0 ? 0 : random.nextInt(500_00);
            loan.drawdownDate = (loans.isEmpty() ? FIRST : FIRST.plusDays(random.nextInt(90))).toString();
            return loan;
        }

        private BigDecimal millionths(int bound) {
            return BigDecimal.valueOf(random.nextInt(bound), 6);
        }

        private <T> T pick(T[] values) {
            return values[random.nextInt(values.length)];
        }
    }
}
