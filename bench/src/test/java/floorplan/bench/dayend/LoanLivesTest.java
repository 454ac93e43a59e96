package floorplan.bench.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.domain.journal.JournalEntry;
import floorplan.domain.journal.JournalLine;
import floorplan.domain.journal.LedgerAccount;
import floorplan.domain.loan.DayCount;
import floorplan.domain.loan.LoanState;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Rates;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoanLivesTest {
    private static final AccrualStrategies ACCRUALS = LoanLives.strategies();
    private static final List<LoanLife> LIVES = LoanLives.before(DayEndVs.DATE, ACCRUALS);

    @ParameterizedTest
    @EnumSource
    void hasEveryLoanTypeByEveryDayCountInBothCurrencies(LoanType type) {
        for (DayCount dayCount : DayCount.values()) {
            for (String currency : List.of("CNY", "USD")) {
                assertThat(share(state -> state.terms().loanType() == type
                                && state.terms().dayCount() == dayCount
                                && state.terms().currency().getCurrencyCode().equals(currency)))
                        .isGreaterThan(0.01);
            }
        }
    }

    @Test
    void hasLoansThatAreDrawnOnTheDateOverdueOrPaidOffAndSomeWhoseRateHasChanged() {
        assertThat(share(state -> state.terms().drawdownDate().equals(DayEndVs.DATE)))
                .isGreaterThan(0.005);
        assertThat(share(LoanState::paidOff)).isBetween(0.01, 0.10);
        assertThat(share(state -> state.penalty().unpaid() > 0)).isBetween(0.10, 0.50);
        assertThat(share(LoanLivesTest::isUnderALaterRate)).isBetween(0.10, 0.50);
    }

    @Test
    void owesLateFeesPenaltyAndInterestOnTheDateButNotOnEveryLoan() {
        List<Accrual> accruals = LIVES.stream()
                .map(LoanLife::state)
                .filter(Predicate.not(LoanState::paidOff))
                .map(state -> ACCRUALS.accrue(state, DayEndVs.DATE).accrual())
                .toList();
        assertThat(accruals.stream().filter(accrual -> accrual.lateFee() > 0).count())
                .isBetween(accruals.size() / 20L, accruals.size() / 2L);
        assertThat(accruals.stream().filter(accrual -> accrual.penalty() > 0).count())
                .isBetween(accruals.size() / 20L, accruals.size() / 2L);
    }

    @Test
    void postsToTheJournalWhatTheLoansOwe() {
        assertThat(journal(LedgerAccount.PRINCIPAL_RECEIVABLE)).isEqualTo(sum(LoanState::principalCents));
        assertThat(journal(LedgerAccount.PENALTY_RECEIVABLE))
                .isEqualTo(sum(state -> state.penalty().unpaid()));
        assertThat(journal(LedgerAccount.DEALER_INTEREST_RECEIVABLE))
                .isEqualTo(sum(state -> state.periods().stream()
                        .mapToLong(period -> period.dealer().unpaid())
                        .sum()));
    }

    @Test
    void livesTheSameLivesEachTime() {
        assertThat(LoanLives.before(DayEndVs.DATE, ACCRUALS).stream().map(LoanLife::state))
                .isEqualTo(LIVES.stream().map(LoanLife::state).toList());
    }

    @Test
    void booksNoRepaymentOnTheDateNorTheDayBefore() {
        LocalDate before = DayEndVs.DATE.minusDays(1);
        assertThat(LIVES.stream()
                        .flatMap(life -> life.journal().stream())
                        .filter(entry -> !entry.calculatedFor().isBefore(before))
                        .map(JournalEntry::event)
                        .map(Enum::name))
                .doesNotContain("REPAYMENT");
    }

    private static boolean isUnderALaterRate(LoanState state) {
        Rates rates = state.terms().rates();
        return rates.on(DayEndVs.DATE).compareTo(rates.rates().getFirst().annualRate()) != 0;
    }

    private static double share(Predicate<LoanState> which) {
        return states().filter(which).count() / (double) LIVES.size();
    }

    private static Stream<LoanState> states() {
        return LIVES.stream().map(LoanLife::state);
    }

    private static long sum(java.util.function.ToLongFunction<LoanState> cents) {
        return states().mapToLong(cents).sum();
    }

    private static long journal(LedgerAccount account) {
        return LIVES.stream()
                .flatMap(life -> life.journal().stream())
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.account() == account)
                .mapToLong(JournalLine::cents)
                .sum();
    }
}
