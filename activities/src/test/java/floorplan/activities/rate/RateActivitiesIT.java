package floorplan.activities.rate;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.loan.Rate;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.Loans;
import floorplan.workflows.rate.RateChange;
import floorplan.workflows.rate.RateResult;
import floorplan.workflows.rate.RateResult.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates on the real database, with a day-end that gets in between. */
class RateActivitiesIT {
    private static final AccountDatabase ACCOUNT = TestSchema.account("worker");
    private static final Loans LOANS = new Loans(ACCOUNT, loan -> {});

    private final RateActivities steps = new RateActivities(ACCOUNT, LOANS);

    @BeforeEach
    void drawALoanClosedThroughFebruary() {
        TestSchema.empty("account");
        AccountDatabase owner = TestSchema.account("owner");
        owner.sql("""
                        INSERT INTO import (seq, id, kind, status, created_at, touched_at)
                        VALUES (1, 'i', 'LOANS', 'COMPLETED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                        """).update();
        owner.sql("""
                        INSERT INTO loan (id, loan_no, import_seq, dealer_id, manufacturer_id, loan_type, vin, currency, drawn,
                            penalty_annual_rate, late_fee, day_count, dealer_share, drawdown_date, maturity_date,
                            accrued_through, principal, version)
                        VALUES (1, 'L-1', 1, 'D-1', 'M-1', 'DEALER', 'LSVAA4182E2184847', 'CNY', 20000000, 0.108, 20000,
                            'ACT_360', 1, '2026-03-01', '2026-07-05', '2026-02-28', 20000000, 7)
                        """).update();
        owner.sql("INSERT INTO loan_rate VALUES (1, '2026-03-01', 0.072), (1, '2026-04-01', 0.06)")
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01, 0.05,     , ADDED, 8",
        "2026-05-01, 0.05,    7, ADDED, 8",
        "2026-05-01, 0.05,    6, CHANGED_MEANWHILE, 7",
        "2026-04-01, 0.06,     , KNOWN, 7",
        "2026-04-01, 0.060000,6, KNOWN, 7",
        "2026-04-01, 0.061,    , OTHER_RATE, 7",
        "2026-02-28, 0.05,     , DATE_CLOSED, 7",
    })
    void addsARateOrSaysWhyNot(
            LocalDate from, BigDecimal rate, @Nullable Long ifVersion, Outcome outcome, long version) {
        RateResult result = steps.addRate(new RateChange("L-1", new Rate(from, rate), ifVersion));

        assertThat(result.outcome()).as(result.detail()).isEqualTo(outcome);
        assertThat(result.version()).isEqualTo(version).isEqualTo(versionOfLoan());
        assertThat(rates()).isEqualTo(outcome == Outcome.ADDED ? 3 : 2);
    }

    @Test
    void addsOnceHoweverOftenItIsTried() {
        RateChange change = new RateChange("L-1", new Rate(LocalDate.of(2026, 5, 1), new BigDecimal("0.05")), 7L);

        assertThat(steps.addRate(change).outcome()).isEqualTo(Outcome.ADDED);
        assertThat(steps.addRate(change)).isEqualTo(new RateResult(Outcome.KNOWN, 8, ""));
        assertThat(rates()).isEqualTo(3);
    }

    @Test
    void knowsNoOtherLoan() {
        RateChange change = new RateChange("L-2", new Rate(LocalDate.of(2026, 5, 1), BigDecimal.ONE), null);

        assertThat(steps.addRate(change).outcome()).isEqualTo(Outcome.UNKNOWN_LOAN);
    }

    @Test
    void refusesADateThatWasClosedWhileItWaitedForTheLoan() throws Exception {
        RateChange change =
                new RateChange("L-1", new Rate(LocalDate.of(2026, 3, 1).plusDays(1), BigDecimal.ONE), null);

        CompletableFuture<RateResult> waiting = ACCOUNT.inTransaction(() -> {
            LOANS.lock("L-1");
            CompletableFuture<RateResult> started = CompletableFuture.supplyAsync(() -> steps.addRate(change));
            awaitAnotherTransactionWaiting();
            ACCOUNT.sql("UPDATE loan SET accrued_through = '2026-03-02', version = version + 1 WHERE id = 1")
                    .update();
            return started;
        });

        assertThat(waiting.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.DATE_CLOSED);
        assertThat(rates()).isEqualTo(2);
    }

    @Test
    void closesNoDateWithoutARateThatWasAddedWhileTheLoanWasWaitedFor() throws Exception {
        Rate rate = new Rate(LocalDate.of(2026, 3, 10), new BigDecimal("0.05"));

        CompletableFuture<BigDecimal> waiting = ACCOUNT.inTransaction(() -> {
            steps.addRate(new RateChange("L-1", rate, null));
            CompletableFuture<BigDecimal> closing = CompletableFuture.supplyAsync(() -> ACCOUNT.inTransaction(() ->
                    LOANS.lock("L-1").orElseThrow().state().terms().rates().on(rate.effectiveFrom())));
            awaitAnotherTransactionWaiting();
            return closing;
        });

        assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualByComparingTo("0.05");
    }

    private static long rates() {
        return ACCOUNT.sql("SELECT COUNT(*) FROM loan_rate").query(Long.class).single();
    }

    private static long versionOfLoan() {
        return ACCOUNT.sql("SELECT version FROM loan").query(Long.class).single();
    }

    private static void awaitAnotherTransactionWaiting() {
        // A user sees its own connections.
        await("a transaction that waits")
                .until(() -> TestSchema.account("worker")
                                .sql(
                                        "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE '%FOR UPDATE%' "
                                                + "AND id <> CONNECTION_ID()")
                                .query(Long.class)
                                .single()
                        > 0);
    }
}
