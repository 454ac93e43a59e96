package floorplan.api.repayment;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many repayments from many clients, each sent twice at once, while a process is killed in the middle. */
class ManyRepaymentsIT {
    /** The full trial is {@code -Drepayments.many=1000}. */
    private static final int REPAYMENTS = Integer.getInteger("repayments.many", 400);

    private static final int CLIENTS = 32;
    private static final int LOANS = 100;
    private static final String[] TYPES = {"DEALER", "SPLIT", "MANUFACTURER"};

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.get();
    }

    @Test
    void appliesAndRestoresEachOnceThoughTheWorkerIsKilledInTheMiddle() {
        sendAll("WORKER", REPAYMENTS, () -> {
            system.worker.kill();
            system.worker.startAgain();
        });
    }

    @Test
    void appliesAndRestoresEachOnceThoughTheApiIsKilledInTheMiddle() {
        sendAll("API", REPAYMENTS / 2, () -> {
            system.api.kill();
            system.api.startAgain();
        });
    }

    private static void sendAll(String run, int repayments, Runnable inTheMiddle) {
        Portfolio portfolio = new Portfolio().dealer("MANY-" + run, "900000000.00");
        IntStream.range(0, LOANS).forEach(i -> portfolio.loan(loan(run, i), "MANY-" + run, TYPES[i % 3]));
        portfolio.importInto(system);

        AtomicInteger answered = new AtomicInteger();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> sent = IntStream.range(0, 2 * repayments)
                    .<Future<?>>mapToObj(i -> clients.submit(() -> {
                        repayUntilAnswered(run, i / 2);
                        answered.incrementAndGet();
                    }))
                    .toList();
            await("half of them").until(() -> answered.get() > repayments);
            inTheMiddle.run();
            sent.forEach(ManyRepaymentsIT::finish);
        }

        await("everything done").until(() -> MoneyInvariants.quiet(system));
        assertThat(count(
                        system.account,
                        "SELECT COUNT(*) FROM repayment_log WHERE loan_no LIKE 'MANY-" + run
                                + "-%' AND status = 'APPLIED'"))
                .isEqualTo(repayments);
        assertThat(count(
                        system.clms,
                        "SELECT COUNT(*) FROM credit_log WHERE dealer_id = 'MANY-" + run
                                + "' AND outcome = 'RESTORED'"))
                .isEqualTo(repayments);
        MoneyInvariants.assertBalanced(system);
    }

    /**
     * Repeats a request like a client: without an answer, or with one that asks to try again, the same request is sent
     * again.
     */
    private static void repayUntilAnswered(String run, int number) {
        String body = """
                {"loanId": "%s", "payer": "DEALER", "amount": "100.00", "currency": "CNY", "valueDate": "2026-03-10"}
                """.formatted(loan(run, number % LOANS));
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = system.repayOnce(run + "-" + number, body);
                if (answer.status() == 201) {
                    return;
                }
                assertThat(answer.status()).as(answer.response().body()).isIn(202, 429, 503);
            } catch (UncheckedIOException lost) {
                assertThat(attempt).as("attempts without an answer").isLessThan(1000);
            }
            pause();
        }
    }

    private static String loan(String run, int number) {
        return "MANY-" + run + "-" + number;
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void finish(Future<?> work) {
        try {
            work.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
