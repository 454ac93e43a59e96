package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.Portfolio;
import floorplan.faults.Client.Belief;
import floorplan.faults.Client.Request;
import floorplan.store.LockedRows;
import floorplan.store.TestSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;

/** Rows that somebody keeps locked, such as a person at the database's prompt. */
final class LockedCells {
    /** How long rows stay locked; {@code -Dfaults.locked=90} (seconds) for the full trial. */
    private static final Duration LOCKED = Duration.ofSeconds(Integer.getInteger("faults.locked", 20));

    private static final int REPAYMENTS = 8;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final long CENTS = 50_00;

    private LockedCells() {}

    static List<Cell> all() {
        return List.of(
                Cell.of("apply / a loan locked by someone", LockedCells::loan),
                Cell.of("restore / a dealer's line locked by someone", LockedCells::line),
                Cell.of("post / the open date locked by someone", LockedCells::openDate));
    }

    private static void loan(Trial trial) {
        List<String> loans = trial.loans(6);
        // Warms the processes up: a freshly started process is slow for its own reasons.
        trial.client.repay(loans, CENTS);
        trial.client.awaitAnswers();
        LockedRows.during(
                TestSchema.connections("account", "owner"), "SELECT id FROM loan WHERE loan_no = 'L-0'", () -> {
                    trial.client.repay(Collections.nCopies(REPAYMENTS, "L-0"), trial.cents());
                    requireServed(
                            trial,
                            Belief.APPLIED,
                            n -> trial.client.request(loans.get(1 + n % (loans.size() - 1)), CENTS));
                    requireWaiting(trial, "repayment:", REPAYMENTS);
                });
        trial.client.awaitAnswers();
    }

    private static void openDate(Trial trial) {
        List<String> loans = trial.loans(REPAYMENTS + 1);
        LockedRows.during(TestSchema.connections("account", "owner"), "SELECT only_row FROM open_date", () -> {
            trial.client.repay(loans.subList(0, REPAYMENTS), trial.cents());
            requireServed(trial, Belief.REFUSED, n -> trial.client.request(loans.getLast(), 900_000_000));
            int read = trial.system.get("/v1/loans/" + loans.getFirst()).status();
            trial.require(read == 200, "a loan is not read meanwhile: " + read);
            requireWaiting(trial, "repayment:", REPAYMENTS);
        });
        trial.client.awaitAnswers();
    }

    private static void line(Trial trial) {
        Portfolio portfolio = new Portfolio().dealer("LOCKED", "90000000.00").dealer("FREE", "90000000.00");
        List<String> loans =
                IntStream.range(0, REPAYMENTS).mapToObj(i -> "L-" + i).toList();
        loans.forEach(loan -> portfolio.loan(loan, loans.indexOf(loan) % 2 == 0 ? "LOCKED" : "FREE", "DEALER"));
        portfolio.importInto(trial.system);
        LockedRows.during(
                TestSchema.connections("clms", "owner"),
                "SELECT used FROM credit_line WHERE dealer_id = 'LOCKED'",
                () -> {
                    trial.client.repay(loans, trial.cents());
                    trial.client.awaitAnswers();
                    requireSoon(
                            trial,
                            "the other dealer's credit is not restored",
                            () -> trial.restored() == REPAYMENTS / 2);
                    Trial.sleep(LOCKED);
                    requireWaiting(trial, "credit:", REPAYMENTS / 2);
                });
    }

    private static void requireWaiting(Trial trial, String prefix, int workflows) {
        requireSoon(
                trial,
                "not each of " + workflows + " waits visibly",
                () -> trial.rig.running().stream()
                                .filter(id -> id.startsWith(prefix) && trial.rig.waitsVisibly(id))
                                .count()
                        == workflows);
    }

    private static void requireSoon(Trial trial, String otherwise, Callable<Boolean> condition) {
        try {
            await(otherwise).atMost(LOCKED).until(condition);
        } catch (ConditionTimeoutException never) {
            trial.require(false, otherwise);
        }
    }

    /** Sends repayments that need no locked row, one after the other. Of each hundred all but one must be done soon. */
    private static void requireServed(Trial trial, Belief done, IntFunction<Request> requests) {
        List<String> late = new ArrayList<>();
        int sent = 0;
        long end = System.nanoTime() + LOCKED.toNanos();
        while (System.nanoTime() < end) {
            Request request = requests.apply(sent);
            long start = System.nanoTime();
            Belief belief = trial.client.send(request);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            sent++;
            if (belief != done || took.compareTo(SOON) > 0) {
                late.add(belief + " after " + took.toMillis() + " ms");
                trial.client.insist(request);
            }
            Trial.sleep(PAUSE);
        }
        trial.require(
                late.size() <= sent / 100,
                late.size() + " of " + sent + " other repayments are not done soon: " + late);
    }
}
