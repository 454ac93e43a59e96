package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.DrawnLoans;
import floorplan.api.system.KeptTables;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Faults during day-ends. */
final class DayEndCells {
    /** Kills of the worker per run; {@code -Dfaults.kills=50} for the full trial. */
    private static final int KILLS = Integer.getInteger("faults.kills", 2);

    private static final int LOANS = 9_000;
    private static final String FIRST = "2026-01-05";
    private static final String SECOND = "2026-01-06";
    private static final String THIRD = "2026-01-07";

    private DayEndCells() {}

    static List<Cell> all() {
        return List.of(
                Cell.of(
                        "day-end / worker killed again and again",
                        trial -> sameTables(trial, () -> {
                            for (int kill = 1; kill <= KILLS; kill++) {
                                awaitRows(trial, kill);
                                trial.system.worker.kill();
                                trial.system.worker.startAgain();
                            }
                        })),
                Cell.of(
                        "day-end / MySQL killed",
                        trial -> sameTables(trial, () -> {
                            awaitRows(trial, 1);
                            trial.rig.stack.kill(Server.MARIADB);
                            trial.sleepUpTo(Duration.ofSeconds(3));
                            TestStack.get();
                        })),
                Cell.of(
                        "day-end / Temporal restarted",
                        trial -> sameTables(trial, () -> {
                            awaitRows(trial, 1);
                            trial.rig.stack.kill(Server.TEMPORAL);
                            trial.sleepUpTo(Duration.ofSeconds(3));
                            TestStack.get();
                        })),
                Cell.of("day-end / repayments meanwhile", DayEndCells::repaymentsMeanwhile),
                Cell.of("day-end / a poison loan in a chunk", DayEndCells::poisonLoan),
                Cell.of("day-end / three days missed, started many times at once", DayEndCells::daysMissed),
                Cell.of("day-end / a loan imported into closed days", DayEndCells::importedLate),
                Cell.of("day-end / a planted cent, a lost row, a doubled posting", DayEndCells::planted));
    }

    /** Requires that a day-end with a fault writes the same rows as one without. */
    private static void sameTables(Trial trial, Runnable fault) {
        draw(trial);
        ask(trial, SECOND);
        awaitStatus(trial, SECOND, "BALANCED");
        KeptTables kept = KeptTables.of(trial.system.account);
        trial.system.empty();
        draw(trial);
        // Slows the day-end down, so that the fault comes in the middle.
        trial.rig.workerWires.account().delay(Duration.ofMillis(10));
        ask(trial, SECOND);
        fault.run();
        trial.require(
                trial.account("SELECT COUNT(*) FROM day_end WHERE closed_at IS NOT NULL") < 2,
                "the fault came when all was closed");
        trial.rig.workerWires.account().heal();
        awaitStatus(trial, SECOND, "BALANCED");
        trial.require(kept.differing().isEmpty(), "day-end: tables that differ: " + kept.differing());
        kept.forget();
    }

    private static void draw(Trial trial) {
        DrawnLoans.insert(trial.system.account, LOANS, FIRST);
        trial.system.clms.sql("DELETE FROM credit_line").update();
        trial.system
                .clms
                .sql(
                        "INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES ('ALL', 'CNY', 9000000000000000, ?)")
                .param(trial.account("SELECT SUM(principal) FROM loan"))
                .update();
    }

    /** Waits for a moment of the run that the seed picks; a higher number means a later moment. */
    private static void awaitRows(Trial trial, int number) {
        long all = LOANS * 3L / 2;
        long rows = all * number / (KILLS + 2) + trial.random.nextInt(LOANS / 10);
        await("row " + rows).until(() -> trial.account("SELECT COUNT(*) FROM accrual") >= rows);
    }

    private static void repaymentsMeanwhile(Trial trial) {
        List<String> loans = trial.loans(20);
        Wire account = trial.rig.hostWires().account();
        account.delay(Duration.ofMillis(5));
        ask(trial, "2026-01-15");
        for (int round = 0; round < 3; round++) {
            trial.client.repay(loans, trial.cents());
            trial.sleepUpTo(Duration.ofSeconds(1));
        }
        trial.client.awaitAnswers();
        account.heal();
        awaitStatus(trial, "2026-01-15", "BALANCED");
    }

    private static void poisonLoan(Trial trial) {
        String poison = trial.loans(9).get(trial.random.nextInt(9));
        String its = " WHERE loan_id = (SELECT id FROM loan WHERE loan_no = '" + poison + "')";
        long id = trial.account("SELECT id FROM loan WHERE loan_no = '" + poison + "'");
        trial.system.account.sql("DELETE FROM loan_rate" + its).update();
        ask(trial, FIRST);
        awaitStatus(trial, FIRST, "FAILURES");
        trial.require(trial.account("SELECT COUNT(*) FROM day_end_failure") == 1, "not one failure row");
        trial.require(trial.account("SELECT COUNT(*) FROM accrual") == 8, "its neighbours are not done");
        trial.system
                .account
                .sql("INSERT INTO loan_rate (loan_id, effective_from, annual_rate) VALUES (?, ?, 0.072)")
                .params(id, FIRST)
                .update();
        checkAgain(trial);
        awaitStatus(trial, FIRST, "BALANCED");
    }

    private static void daysMissed(Trial trial) {
        trial.loans(6);
        ask(trial, FIRST);
        awaitStatus(trial, FIRST, "BALANCED");
        List<String> missed = List.of(SECOND, THIRD, "2026-01-08");
        Stream.generate(() -> missed.get(trial.random.nextInt(3)))
                .limit(5)
                .map(date -> CompletableFuture.runAsync(() -> ask(trial, date)))
                .toList()
                .forEach(CompletableFuture::join);
        ask(trial, missed.getLast());
        awaitStatus(trial, missed.getLast(), "BALANCED");
        trial.require(
                trial.account("SELECT COUNT(*) FROM day_end WHERE closed_at IS NOT NULL") == 4
                        && trial.account("SELECT COUNT(*) FROM trial_balance") == 4,
                "a date was closed more than once, or never");
        trial.require(
                trial.account(
                                "SELECT COUNT(*) FROM day_end a JOIN day_end b ON a.business_date < b.business_date AND a.closed_at > b.closed_at")
                        == 0,
                "a date was closed before the one before it");
    }

    private static void importedLate(Trial trial) {
        trial.loans(6);
        ask(trial, THIRD);
        awaitStatus(trial, THIRD, "BALANCED");
        String booked = "SELECT COUNT(*) * 1000000000 + SUM(ABS(amount)) FROM journal_line WHERE booking_date <= '"
                + THIRD + "'";
        long before = trial.account(booked);
        new Portfolio()
                .dealer("LATE", "9000000.00")
                .loan("LATE", "LATE", "DEALER", LocalDate.parse(FIRST).minusDays(trial.random.nextInt(3)))
                .importInto(trial.system);
        ask(trial, "2026-01-08");
        awaitStatus(trial, "2026-01-08", "BALANCED");
        trial.require(trial.account(booked) == before, "closed books have changed");
    }

    private record Planted(String doing, String undoing) {}

    private static void planted(Trial trial) {
        String loan = trial.loans(6).get(trial.random.nextInt(6));
        ask(trial, FIRST);
        awaitStatus(trial, FIRST, "BALANCED");
        KeptTables kept = KeptTables.of(trial.system.account);
        String its = "loan_id = (SELECT id FROM loan WHERE loan_no = '" + loan + "')";
        Planted fault = switch (trial.random.nextInt(3)) {
            case 0 ->
                new Planted(
                        "UPDATE loan SET principal = principal + 1 WHERE loan_no = '" + loan + "'",
                        "UPDATE loan SET principal = principal - 1 WHERE loan_no = '" + loan + "'");
            case 1 ->
                new Planted(
                        "DELETE FROM accrual WHERE " + its,
                        "INSERT INTO accrual SELECT * FROM kept_accrual WHERE " + its);
            default -> new Planted("""
                                INSERT INTO journal_line SELECT booking_date, CONCAT(source, '+'), event, calculated_for, account,
                                    loan_type, currency, amount FROM kept_journal_line
                                WHERE source = (SELECT MIN(source) FROM kept_journal_line WHERE event <> 'DRAWDOWN')
                                """, "DELETE FROM journal_line WHERE source LIKE '%+'");
        };
        trial.system.account.sql(fault.doing()).update();
        checkAgain(trial);
        awaitStatus(trial, FIRST, "UNBALANCED");
        Answer shown = trial.system.get("/v1/day-ends/" + FIRST);
        trial.require(
                fault.doing().startsWith("INSERT") || shown.response().body().contains(loan),
                "no check names " + loan + ": " + shown.response().body());
        trial.system.post("/v1/day-ends", "application/json", "{\"businessDate\":\"" + SECOND + "\"}");
        Trial.sleep(Duration.ofSeconds(3));
        trial.require(
                trial.account("SELECT COUNT(*) FROM day_end WHERE business_date > '" + FIRST + "'") == 0,
                "the next date did not wait");
        trial.system.account.sql(fault.undoing()).update();
        kept.forget();
        checkAgain(trial);
        awaitStatus(trial, FIRST, "BALANCED");
        ask(trial, SECOND);
        awaitStatus(trial, SECOND, "BALANCED");
    }

    private static void checkAgain(Trial trial) {
        post(trial, "/v1/day-ends/" + FIRST + "/failures/retry", "{}");
    }

    /** Asks for the day-ends through a date until the request is taken. */
    static void ask(Trial trial, String date) {
        post(trial, "/v1/day-ends", "{\"businessDate\":\"" + date + "\"}");
    }

    private static void post(Trial trial, String path, String body) {
        await(path + " is taken").until(() -> {
            Answer answer = trial.system.post(path, "application/json", body);
            return switch (answer.status()) {
                case 200, 202 -> true;
                case 503 -> false;
                default ->
                    throw new IllegalStateException(
                            path + " is answered " + answer.response().body());
            };
        });
    }

    private static void awaitStatus(Trial trial, String date, String status) {
        await(date + " is " + status)
                .until(() ->
                        trial.system.get("/v1/day-ends/" + date).text("/status").equals(status));
    }

    /** Waits until no day-end runs. */
    static void awaitClosed(Trial trial) {
        await("all dates closed")
                .until(() -> trial.account("SELECT COUNT(*) FROM day_end WHERE closed_at IS NULL") == 0
                        && trial.rig.running().stream().noneMatch(id -> id.startsWith("day-end")));
    }
}
