package floorplan.api.shutdown;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.LoadOfRepayments;
import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SIGTERM under load. */
class ShutdownIT {
    private static final int LOANS = 16;
    private static RunningSystem system;

    @BeforeAll
    static void drawLoans() {
        system = RunningSystem.get();
        Portfolio portfolio = new Portfolio().dealer("STOP", "900000000.00");
        IntStream.range(0, LOANS).forEach(n -> portfolio.loan("STOP-" + n, "STOP", "DEALER"));
        portfolio.importInto(system);
    }

    @Test
    void losesNothingItHasAcknowledgedAndTakesReadinessDownFirst() throws Exception {
        assertThat(system.api.readiness()).isEqualTo(200);
        LoadOfRepayments load = new LoadOfRepayments(system, LOANS, "STOP", LOANS);
        await("it is under load").until(() -> load.acknowledged.size() > LOANS);

        system.api.terminate();
        await("readiness is down").until(() -> system.api.readiness() == 503);
        assertThat(system.get("/v1/loans/STOP-0").status())
                .as("requests are still answered while load balancers learn of it")
                .isEqualTo(200);
        system.api.awaitEnd(Duration.ofSeconds(90));
        system.api.startAgain();
        int before = load.acknowledged.size();
        await("it goes on").until(() -> load.acknowledged.size() > before + LOANS);
        load.stop();

        // A repayment that was answered 202 may not be in the log yet.
        await("all that was taken is done")
                .until(() -> load.applied().containsAll(load.acknowledged) && MoneyInvariants.quiet(system));
        assertThat(load.otherAnswers).isEmpty();
        List<String> keys = load.acknowledged.stream().toList();
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(keys)
                .allSatisfy(key -> assertThat(count(
                                system.account,
                                "SELECT COUNT(*) FROM repayment_log WHERE idempotency_key = '" + key
                                        + "' AND status = 'APPLIED'"))
                        .isEqualTo(1));
        // A repayment that was never answered may begin at any time, also between two looks at the books.
        await("balanced books").untilAsserted(() -> MoneyInvariants.assertBalanced(system));
    }
}
