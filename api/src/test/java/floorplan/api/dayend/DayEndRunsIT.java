package floorplan.api.dayend;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.DrawnLoans;
import floorplan.api.system.KeptTables;
import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.TestStack;
import io.temporal.api.schedule.v1.Range;
import io.temporal.api.schedule.v1.Schedule;
import io.temporal.api.schedule.v1.StructuredCalendarSpec;
import io.temporal.api.workflowservice.v1.DescribeScheduleRequest;
import io.temporal.api.workflowservice.v1.DescribeScheduleResponse;
import io.temporal.api.workflowservice.v1.UpdateScheduleRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Day-ends of the whole system: with its worker killed, started by schedule and by hand, after missed days, during
 * repayments.
 */
class DayEndRunsIT {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The full trial is {@code -Dday-end.loans=200000 -Dday-end.kills=10}. */
    private static final int LOANS = Integer.getInteger("day-end.loans", 30_000);

    private static final int KILLS = Integer.getInteger("day-end.kills", 2);
    private static final long SEED = Long.getLong("day-end.seed", 1);

    private static final WorkflowServiceStubs TEMPORAL =
            WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(Objects.requireNonNull(
                            TestStack.get().environment().get("SPRING_TEMPORAL_CONNECTION_TARGET")))
                    .build());

    private RunningSystem system;

    @AfterAll
    static void close() {
        TEMPORAL.shutdownNow();
    }

    @BeforeEach
    void startEmpty() {
        system = RunningSystem.get();
    }

    @Test
    void leavesTheSameTablesHoweverOftenItsWorkerIsKilled() {
        DrawnLoans.insert(system.account, LOANS, "2026-01-05");
        closeThrough("2026-01-06");
        KeptTables kept = KeptTables.of(system.account);

        system = RunningSystem.get();
        DrawnLoans.insert(system.account, LOANS, "2026-01-05");
        Random random = new Random(SEED);
        ask("2026-01-06");
        for (int kill = 1; kill <= KILLS; kill++) {
            long rows = LOANS * 3L / 2 * kill / (KILLS + 1) - random.nextInt(LOANS / 10);
            await("row " + rows).until(() -> count(system.account, "SELECT COUNT(*) FROM accrual") >= rows);
            system.worker.kill();
            assertThat(count(system.account, "SELECT COUNT(*) FROM day_end WHERE closed_at IS NOT NULL"))
                    .as("dates closed before the kill")
                    .isLessThan(2);
            system.worker.startAgain();
        }
        awaitBalanced("2026-01-06");

        assertThat(kept.differing()).isEmpty();
        kept.forget();
    }

    @Test
    void isStartedBySchedule() {
        // The test must not run into the next day.
        await("it is not midnight")
                .atMost(Duration.ofMinutes(10))
                .until(() -> LocalTime.now(ZONE).isBefore(LocalTime.of(23, 55)));
        LocalDate today = LocalDate.now(ZONE);
        new Portfolio()
                .dealer("D-1", "1000000.00")
                .loan("L-1", "D-1", "SPLIT", today.minusDays(3))
                .importInto(system);
        StructuredCalendarSpec asSet = describe().getSchedule().getSpec().getStructuredCalendar(0);
        LocalTime night =
                LocalTime.of(asSet.getHour(0).getStart(), asSet.getMinute(0).getStart());
        assertThat(night).isEqualTo(system.workerSettings.get("FLOORPLAN_DAY_END_AT"));

        try {
            fireSoon();
            awaitBalanced(today.minusDays(1).toString());
        } finally {
            fireAt(night);
        }

        assertThat(closedDates())
                .containsExactly(
                        today.minusDays(3).toString(),
                        today.minusDays(2).toString(),
                        today.minusDays(1).toString());
    }

    private static DescribeScheduleResponse describe() {
        return TEMPORAL.blockingStub()
                .describeSchedule(DescribeScheduleRequest.newBuilder()
                        .setNamespace("default")
                        .setScheduleId("day-end")
                        .build());
    }

    /**
     * Sets the schedule to 4 s from now. If the server takes longer to learn of it, the schedule is due only tomorrow,
     * so it is set again.
     */
    private static void fireSoon() {
        long before = describe().getInfo().getActionCount();
        await("the schedule has fired").pollInterval(Duration.ofSeconds(5)).until(() -> {
            boolean fired = describe().getInfo().getActionCount() > before;
            if (!fired) {
                fireAt(LocalTime.now(ZONE).plusSeconds(4));
            }
            return fired;
        });
    }

    /** Moves the worker's own schedule to another time in its own zone. The action of the schedule stays encrypted. */
    private static void fireAt(LocalTime time) {
        DescribeScheduleResponse as = describe();
        Schedule.Builder schedule = as.getSchedule().toBuilder();
        schedule.getSpecBuilder()
                .clearStructuredCalendar()
                .addStructuredCalendar(StructuredCalendarSpec.newBuilder()
                        .addHour(only(time.getHour()))
                        .addMinute(only(time.getMinute()))
                        .addSecond(only(time.getSecond()))
                        .addDayOfMonth(Range.newBuilder().setStart(1).setEnd(31))
                        .addMonth(Range.newBuilder().setStart(1).setEnd(12))
                        .addDayOfWeek(Range.newBuilder().setStart(0).setEnd(6)));
        TEMPORAL.blockingStub()
                .updateSchedule(UpdateScheduleRequest.newBuilder()
                        .setNamespace("default")
                        .setScheduleId("day-end")
                        .setSchedule(schedule)
                        .setConflictToken(as.getConflictToken())
                        .build());
    }

    private static Range only(int value) {
        return Range.newBuilder().setStart(value).setEnd(value).build();
    }

    @Test
    void closesMissedDaysInOrderOnceThoughAskedByMany() throws Exception {
        Portfolio portfolio = new Portfolio().dealer("D-1", "10000000.00");
        for (String type : List.of("DEALER", "MANUFACTURER", "SPLIT")) {
            portfolio.loan(type, "D-1", type, LocalDate.of(2026, 1, 25));
        }
        portfolio.importInto(system);
        closeThrough("2026-02-18");

        try (ExecutorService people = Executors.newFixedThreadPool(4)) {
            for (Future<?> asked : List.of(
                    people.submit(() -> ask("2026-02-21")),
                    people.submit(() -> ask("2026-02-21")),
                    people.submit(() -> ask("2026-02-20")),
                    people.submit(() -> ask("2026-02-19")))) {
                asked.get();
            }
        }
        awaitBalanced("2026-02-21");

        assertThat(closedDates().subList(25, 28)).containsExactly("2026-02-19", "2026-02-20", "2026-02-21");
        assertThat(count(system.account, "SELECT COUNT(*) FROM trial_balance WHERE run > 1"))
                .isZero();
        assertThat(count(system.account, "SELECT COUNT(*) FROM accrual WHERE late_fee > 0"))
                .isEqualTo(2);
        assertThat(count(system.account, "SELECT SUM(late_fee) FROM accrual")).isEqualTo(2 * 200_00);
    }

    @Test
    void balancesWhileRepaymentsCatchUp() throws Exception {
        Portfolio portfolio = new Portfolio().dealer("D-1", "100000000.00");
        for (int i = 0; i < 40; i++) {
            portfolio.loan(
                    "L-" + i, "D-1", List.of("DEALER", "MANUFACTURER", "SPLIT").get(i % 3), LocalDate.of(2026, 2, 1));
        }
        portfolio.importInto(system);

        ask("2026-02-20");
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = IntStream.range(0, 200)
                    .mapToObj(i -> clients.submit(() -> system.repay("racing-" + i, """
                                    {"loanId":"L-%d","payer":"DEALER","amount":"1000.00","currency":"CNY"%s}
                                    """.formatted(
                                    i % 40,
                                    i < 160
                                            ? ",\"valueDate\":\""
                                                    + LocalDate.of(2026, 2, 2).plusDays(i / 8) + "\""
                                            : ""))
                            .status()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(201, 202, 422);
            }
        }
        awaitBalanced("2026-02-20");
        await("nothing under way").until(() -> MoneyInvariants.quiet(system));

        assertThat(count(system.account, "SELECT COUNT(*) FROM repayment_log WHERE status = 'APPLIED'"))
                .isGreaterThan(40);
        assertThat(count(system.account, "SELECT COUNT(*) FROM trial_balance WHERE NOT holds"))
                .isZero();
        MoneyInvariants.assertBalanced(system);
    }

    private Answer ask(String date) {
        Answer answer = RunningSystem.untilTaken(
                () -> system.post("/v1/day-ends", "application/json", "{\"businessDate\":\"" + date + "\"}"));
        assertThat(answer.status()).as(answer.response().body()).isIn(200, 202);
        return answer;
    }

    private void closeThrough(String date) {
        ask(date);
        awaitBalanced(date);
    }

    private void awaitBalanced(String date) {
        await("books of " + date)
                .until(() -> system.get("/v1/day-ends/" + date).text("/status").equals("BALANCED"));
    }

    private List<String> closedDates() {
        return system.account
                .sql("SELECT business_date FROM day_end WHERE closed_at IS NOT NULL ORDER BY closed_at")
                .query((row, n) -> row.getString(1))
                .list();
    }
}
