package floorplan.api.dayend;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.TestStack;
import floorplan.store.database.AccountDatabase;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dates that closed with failures or with books that do not balance, and a person's ways to mend them. */
class MendedDayEndsIT {
    private static final String FIRST = "2026-02-17";

    private static final WorkflowClient TEMPORAL =
            WorkflowClient.newInstance(WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(TestStack.get().environment().get("SPRING_TEMPORAL_CONNECTION_TARGET"))
                    .build()));

    private static RunningSystem system;
    private static DayEndClient dayEnds;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
        dayEnds = new DayEndClient(system);
        LocalDate first = LocalDate.parse(FIRST);
        new Portfolio()
                .dealer("EXAMPLE", "800000.00")
                .loan("BREAKABLE", "EXAMPLE", "MANUFACTURER", first)
                .loan("EXAMPLE-DEALER", "EXAMPLE", "DEALER", first)
                .loan("EXAMPLE-SPLIT", "EXAMPLE", "SPLIT", first)
                .loan("EXAMPLE-MANUFACTURER", "EXAMPLE", "MANUFACTURER", first)
                .importInto(system);
        dayEnds.closeAndAwait(FIRST, "BALANCED");
    }

    @Test
    void aLoanThatCannotBeAccruedIsListedWithItsReasonAndMended() {
        String date = dayEnds.nextDate();
        BreakableRate rate = BreakableRate.takeAway(system.account);
        dayEnds.closeAndAwait(date, "FAILURES");

        Answer failures = system.get("/v1/day-ends/" + date + "/failures");
        assertThat(failures.body().at("/items")).hasSize(1);
        assertThat(failures.text("/items/0/loanId")).isEqualTo("BREAKABLE");
        assertThat(failures.text("/items/0/reason")).contains("BREAKABLE").contains("rate");
        assertThat(failures.text("/items/0/failedAt")).matches("20\\d\\d-.*Z");
        assertThat(dayEnds.show(date).body().at("/loanTypes").findValuesAsString("failed"))
                .containsExactly("0", "1", "0");
        assertThat(dayEnds.checks(date, false)).isEmpty();

        assertThat(dayEnds.retry(date).status()).isEqualTo(202);
        await("a second run").until(() -> dayEnds.run(date) == 2);
        assertThat(dayEnds.show(date).text("/status")).isEqualTo("FAILURES");

        rate.giveBack();
        dayEnds.retry(date);
        dayEnds.awaitStatus(date, "BALANCED");
        await("a third run").until(() -> dayEnds.run(date) == 3);
        assertThat(system.get("/v1/day-ends/" + date + "/failures").body().at("/items"))
                .isEmpty();
        assertThat(dayEnds.show(date).body().at("/loanTypes").findValuesAsString("done"))
                .containsExactly("1", "2", "1");
        assertThat(system.get("/v1/loans/BREAKABLE").text("/accruedThrough")).isEqualTo(date);

        system.loseTheAnswer("/v1/day-ends/" + date + "/failures/retry", "application/json", "");
        assertThat(dayEnds.retry(date).status()).isEqualTo(202);
        await("checked again").until(() -> dayEnds.run(date) >= 4);
        dayEnds.awaitStatus(date, "BALANCED");
    }

    private record BreakableRate(AccountDatabase account, long loan, LocalDate from, BigDecimal rate) {
        static BreakableRate takeAway(AccountDatabase account) {
            BreakableRate taken = account.sql("""
                            SELECT l.id, r.effective_from, r.annual_rate
                            FROM loan l JOIN loan_rate r ON r.loan_id = l.id WHERE l.loan_no = 'BREAKABLE'
                            """)
                    .query((row, n) -> new BreakableRate(
                            account, row.getLong(1), row.getObject(2, LocalDate.class), row.getBigDecimal(3)))
                    .single();
            account.sql("DELETE FROM loan_rate WHERE loan_id = ?")
                    .param(taken.loan)
                    .update();
            return taken;
        }

        void giveBack() {
            account.sql("INSERT INTO loan_rate VALUES (?, ?, ?)")
                    .params(loan, from, rate)
                    .update();
        }
    }

    @Test
    void booksThatDoNotBalanceHoldUpLaterDatesUntilAPersonAcceptsOrMendsThem() {
        String date = dayEnds.nextDate();
        String next = dayAfter(date);
        system.account.sql("""
                        INSERT INTO journal_line (booking_date, source, event, calculated_for, account, loan_type, currency, amount)
                        VALUES (:date, 'loan:EXAMPLE-SPLIT', 'INTEREST', :date, 'DEALER_INTEREST_RECEIVABLE', 'SPLIT', 'CNY', 1)
                        """).param("date", date).update();
        dayEnds.closeAndAwait(date, "UNBALANCED");

        assertThat(dayEnds.checks(date, false)).anySatisfy(check -> {
            assertThat(check.at("/name").asString()).isEqualTo("RECEIVABLE");
            assertThat(check.at("/account").asString()).isEqualTo("DEALER_INTEREST_RECEIVABLE");
            assertThat(check.at("/loanType").asString()).isEqualTo("SPLIT");
            assertThat(check.at("/currency").asString()).isEqualTo("CNY");
            assertThat(check.at("/difference").asString()).isEqualTo("0.01");
            assertThat(check.at("/loans/0").asString()).isEqualTo("EXAMPLE-SPLIT");
            assertThat(check.at("/note").asString()).isNotBlank();
        });
        Answer refused = dayEnds.close(next);
        assertThat(refused.status()).as(refused.response().body()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("/problems/earlier-date-unbalanced");
        assertThat(refused.text("/unbalancedDate")).isEqualTo(date);

        assertThat(dayEnds.retry(date).status()).isEqualTo(202);
        await("a second run").until(() -> dayEnds.run(date) == 2);
        Answer unseen = dayEnds.accept(date, 1, "a cent that I know of");
        assertThat(unseen.status()).isEqualTo(409);
        assertThat(unseen.text("/type")).isEqualTo("/problems/checked-again");
        Answer unnamed = system.post(
                "/v1/day-ends/" + date + "/accept", "application/json", "{\"reason\": \"whatever it found\"}");
        assertThat(unnamed.status()).isEqualTo(400);
        assertThat(unnamed.text("/errors/0/field")).isEqualTo("run");
        system.loseTheAnswer(
                "/v1/day-ends/" + date + "/accept",
                "application/json",
                "{\"reason\": \"a cent that I know of\", \"run\": 2}");
        Answer accepted = dayEnds.accept(date, "a cent that I know of");
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(202);
        assertThat(dayEnds.accept(date, "another reason").body().at("/trialBalance/acceptance"))
                .isEqualTo(accepted.body().at("/trialBalance/acceptance"));
        assertThat(accepted.text("/trialBalance/acceptance/reason")).isEqualTo("a cent that I know of");
        assertThat(accepted.text("/trialBalance/acceptance/by")).isEqualTo("operator");
        await("the workflow of " + date + " is over").until(() -> isOver(date));
        dayEnds.closeAndAwait(next, "UNBALANCED");

        system.account
                .sql("DELETE FROM journal_line WHERE source = 'loan:EXAMPLE-SPLIT'")
                .update();
        for (String mended : List.of(date, next)) {
            assertThat(dayEnds.retry(mended).status()).isEqualTo(202);
            dayEnds.awaitStatus(mended, "BALANCED");
        }
        Answer late = dayEnds.accept(date, "too late");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("/type")).isEqualTo("/problems/not-unbalanced");
    }

    private static String dayAfter(String date) {
        return LocalDate.parse(date).plusDays(1).toString();
    }

    private static boolean isOver(String date) {
        return TEMPORAL.newUntypedWorkflowStub("day-end:" + date).describe().getStatus()
                == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
    }

    @Test
    void mendsNothingOfADateNeverBegun() {
        assertThat(dayEnds.retry("2020-01-01").status()).isEqualTo(404);
        assertThat(dayEnds.accept("2020-01-01", "why not").status()).isEqualTo(404);
        assertThat(dayEnds.accept(FIRST, "it balances").text("/type")).isEqualTo("/problems/not-unbalanced");
    }
}
