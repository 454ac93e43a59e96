package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.RunningSystem.Answer;
import floorplan.faults.Trap.Moment;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Faults during imports: a file is imported whole or not at all, and no credit stays reserved without loans. */
final class ImportCells {
    private static final int LINES = 20_000;
    private static final long PRINCIPAL = 1_000_00;
    private static final String HEADER =
            "loan_id,dealer_id,manufacturer_id,loan_type,vin,currency,principal,annual_rate,penalty_annual_rate,late_fee,day_count,dealer_share,drawdown_date,maturity_date\n";

    private ImportCells() {}

    static List<Cell> all() {
        return List.of(
                Cell.of("import / killed halfway", ImportCells::killed),
                Cell.of("import / its reservation paused past its compensation", ImportCells::lateReservation),
                Cell.of("import / a bad line near the end", ImportCells::badLine),
                Cell.of("import / same file twice", ImportCells::twice));
    }

    private static String file(int lines) {
        return HEADER
                + IntStream.range(0, lines)
                        .mapToObj(i ->
                                "F-%d,D,M-1,DEALER,LSVAA4182E2184847,CNY,1000.00,0.072,0.108,200.00,ACT_360,,2026-01-05,2026-07-05\n"
                                        .formatted(i))
                        .collect(Collectors.joining());
    }

    private static void line(Trial trial) {
        ConsumeCells.line(trial, "D", 0);
        trial.system
                .clms
                .sql("UPDATE credit_line SET credit_limit = 100000000000")
                .update();
    }

    /** Kills the API, which also works the import's steps, at any moment from the first line on. */
    private static void killed(Trial trial) {
        line(trial);
        String file = file(LINES);
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
            try {
                trial.system.importFile("loans", file);
            } catch (UncheckedIOException killed) {
                // The connection breaks with the kill, as expected.
            }
        });
        await("it has begun").until(() -> trial.account("SELECT COUNT(*) FROM import") == 1);
        trial.sleepUpTo(Duration.ofSeconds(2));
        trial.rig.host().kill();
        sent.join();
        trial.rig.host().startAgain();
        if (trial.account("SELECT COUNT(*) FROM import WHERE status = 'STAGING'") == 1) {
            // An upload is abandoned after ten minutes, which is no setting, so the last line's arrival is moved back.
            trial.system
                    .account
                    .sql("UPDATE import SET touched_at = touched_at - INTERVAL 20 MINUTE")
                    .update();
        }
        await("its end")
                .until(() ->
                        trial.account("SELECT COUNT(*) FROM import WHERE status IN ('COMPLETED', 'REFUSED')") == 1);
        isAllOrNothing(trial);
    }

    private static void isAllOrNothing(Trial trial) {
        long loans = trial.account("SELECT COUNT(*) FROM loan");
        trial.require(loans == 0 || loans == LINES, loans + " loans of " + LINES);
        await("no line left").until(() -> trial.account("SELECT COUNT(*) FROM staged_loan") == 0);
        trial.require(
                ConsumeCells.used(trial, "D") == loans * PRINCIPAL,
                loans + " loans, and used is " + ConsumeCells.used(trial, "D"));
    }

    /** A reservation is under way when the import is abandoned, and arrives after everything was given back. */
    private static void lateReservation(Trial trial) {
        line(trial);
        Trap trap = trial.rig.workerWires.clms().set(new Trap(Moment.BEFORE, 0, List.of("FROM credit_line")));
        CompletableFuture<Answer> sent =
                CompletableFuture.supplyAsync(() -> trial.system.importFile("loans", file(50)));
        trap.awaitSprung();
        String id = trial.rig.running().stream()
                .filter(workflow -> workflow.startsWith("import:"))
                .findFirst()
                .orElseThrow();
        trial.rig.temporal.newUntypedWorkflowStub(id).cancel();
        await("its end").until(() -> trial.account("SELECT COUNT(*) FROM import WHERE status = 'REFUSED'") == 1);
        await("given back").until(() -> !trial.rig.running().contains(id));
        trap.letGo();
        sent.join();
        trial.sleepUpTo(Duration.ofSeconds(2));
        isAllOrNothing(trial);
    }

    private static void badLine(Trial trial) {
        line(trial);
        int bad = LINES - 1 - trial.random.nextInt(1_000);
        Answer refused =
                trial.system.importFile("loans", file(LINES).replace("F-" + bad + ",D,", "F-" + bad + ",no such id,"));
        trial.require(
                refused.status() == 422 && refused.response().body().contains("line " + (bad + 2)),
                "not named: " + refused.response().body());
        isAllOrNothing(trial);
    }

    private static void twice(Trial trial) {
        line(trial);
        List<CompletableFuture<Answer>> both = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> trial.system.importFile("loans", file(LINES))))
                .toList();
        both.forEach(CompletableFuture::join);
        await("both ended").until(() -> trial.account("SELECT COUNT(*) FROM import WHERE status = 'COMPLETED'") == 2);
        isAllOrNothing(trial);
        trial.require(trial.account("SELECT COUNT(*) FROM loan") == LINES, "not all loans");
    }
}
