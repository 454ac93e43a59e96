package floorplan.activities.rate;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.loan.Rate;
import floorplan.store.LockedRows;
import floorplan.store.TestSchema;
import floorplan.store.audit.AuditLog;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.Loans;
import floorplan.workflows.rate.RateChange;
import floorplan.workflows.rate.RateResult;
import floorplan.workflows.rate.RateResult.RateOutcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates on the real database, with a day-end in between. */
class RateActivitiesIT {
    private static final AccountDatabase ACCOUNT = TestSchema.account("worker");
    private static final Loans LOANS = new Loans(ACCOUNT, loan -> {});

    private final RateActivities steps = new RateActivities(ACCOUNT, LOANS, new AuditLog(ACCOUNT));

    @BeforeEach
    void drawALoanAccruedThroughFebruary() {
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
            LocalDate from, BigDecimal rate, @Nullable Long ifVersion, RateOutcome outcome, long version) {
        RateResult result = steps.addRate(new RateChange("L-1", new Rate(from, rate), ifVersion, "lender"));

        assertThat(result.outcome()).as(result.detail()).isEqualTo(outcome);
        assertThat(result.version()).isEqualTo(version).isEqualTo(versionOfLoan());
        assertThat(rates()).isEqualTo(outcome == RateOutcome.ADDED ? 3 : 2);
        assertThat(audited(outcome)).isEqualTo(outcome == RateOutcome.KNOWN ? "" : "lender " + result.detail());
    }

    @Test
    void leavesTheRateBeforeAndAfterInTheAuditLog() {
        steps.addRate(new RateChange("L-1", new Rate(LocalDate.of(2026, 5, 1), BigDecimal.ONE), null, "lender"));

        assertThat(ACCOUNT.sql("SELECT CONCAT_WS(' ', subject_id, state_before, state_after) FROM audit")
                        .query(String.class)
                        .single())
                .isEqualTo("L-1 {\"annualRate\":\"0.060000\"} "
                        + "{\"annualRate\":\"1.000000\",\"effectiveFrom\":\"2026-05-01\"}");
    }

    /** The loan's newest accrual row is lost. */
    @Test
    void refusesADamagedLoanByName() {
        ACCOUNT.sql("UPDATE loan SET accrued_through = '2026-03-01'").update();
        RateChange change = new RateChange("L-1", new Rate(LocalDate.of(2026, 5, 1), BigDecimal.ONE), null, "lender");

        RateResult result = steps.addRate(change);

        assertThat(result.outcome()).isEqualTo(RateOutcome.LOAN_INCOMPLETE);
        assertThat(result.detail()).contains("loan L-1: its accrual row of 2026-03-01 is missing");
        assertThat(rates()).isEqualTo(2);
    }

    /** The audited person and the reason for the refusal. */
    private static String audited(RateOutcome outcome) {
        return ACCOUNT.sql("""
                        SELECT CONCAT(actor, ' ', COALESCE(JSON_VALUE(state_after, '$.reason'), '')) FROM audit
                        WHERE action = 'ADD_RATE' AND outcome = ?
                        """)
                .param(outcome == RateOutcome.ADDED ? "DONE" : "REFUSED")
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static void accrue(String date) {
        ACCOUNT.sql("INSERT INTO accrual VALUES (?, 1, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)")
                .params(date, date)
                .update();
    }

    @Test
    void addsOnceHoweverOftenItIsTried() {
        RateChange change =
                new RateChange("L-1", new Rate(LocalDate.of(2026, 5, 1), new BigDecimal("0.05")), 7L, "lender");

        assertThat(steps.addRate(change).outcome()).isEqualTo(RateOutcome.ADDED);
        assertThat(steps.addRate(change)).isEqualTo(new RateResult(RateOutcome.KNOWN, 8, ""));
        assertThat(rates()).isEqualTo(3);
    }

    @Test
    void knowsNoOtherLoan() {
        RateChange change = new RateChange("L-2", new Rate(LocalDate.of(2026, 5, 1), BigDecimal.ONE), null, "lender");

        assertThat(steps.addRate(change).outcome()).isEqualTo(RateOutcome.UNKNOWN_LOAN);
    }

    @Test
    void refusesADateThatWasAccruedWhileItWaitedForTheLoan() throws Exception {
        RateChange change =
                new RateChange("L-1", new Rate(LocalDate.of(2026, 3, 1).plusDays(1), BigDecimal.ONE), null, "lender");

        CompletableFuture<RateResult> waiting = ACCOUNT.inTransaction(() -> {
            LOANS.lock("L-1");
            CompletableFuture<RateResult> started = CompletableFuture.supplyAsync(() -> steps.addRate(change));
            LockedRows.awaitWaiting(ACCOUNT);
            accrue("2026-03-01");
            accrue("2026-03-02");
            ACCOUNT.sql("UPDATE loan SET accrued_through = '2026-03-02', version = version + 1 WHERE id = 1")
                    .update();
            return started;
        });

        assertThat(waiting.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(RateOutcome.DATE_CLOSED);
        assertThat(rates()).isEqualTo(2);
    }

    @Test
    void accruesNoDateWithoutARateThatWasAddedWhileTheLoanWasWaitedFor() throws Exception {
        Rate rate = new Rate(LocalDate.of(2026, 3, 10), new BigDecimal("0.05"));

        CompletableFuture<BigDecimal> waiting = ACCOUNT.inTransaction(() -> {
            steps.addRate(new RateChange("L-1", rate, null, "lender"));
            CompletableFuture<BigDecimal> accruing = CompletableFuture.supplyAsync(() -> ACCOUNT.inTransaction(() ->
                    LOANS.lock("L-1").orElseThrow().state().terms().rates().on(rate.effectiveFrom())));
            LockedRows.awaitWaiting(ACCOUNT);
            return accruing;
        });

        assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualByComparingTo("0.05");
    }

    private static long rates() {
        return ACCOUNT.sql("SELECT COUNT(*) FROM loan_rate").query(Long.class).single();
    }

    private static long versionOfLoan() {
        return ACCOUNT.sql("SELECT version FROM loan").query(Long.class).single();
    }
}
