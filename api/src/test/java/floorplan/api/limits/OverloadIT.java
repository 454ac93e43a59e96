package floorplan.api.limits;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.LoadOfRepayments;
import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Far more repayments than the system can do, by default for 10 s; the full trial is
 * {@code -Dfloorplan.overload.seconds=60}.
 */
class OverloadIT {
    private static final int CLIENTS = 200;
    private static final int LOANS = 100;
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("floorplan.overload.seconds", 10));

    private static RunningSystem system;

    @BeforeAll
    static void drawLoans() {
        system = RunningSystem.get();
        Portfolio portfolio = new Portfolio().dealer("OVER", "900000000.00");
        IntStream.range(0, LOANS).forEach(n -> portfolio.loan("OVER-" + n, "OVER", "DEALER"));
        portfolio.importInto(system);
    }

    @Test
    void shedsWhatItCannotDoAndLosesNothingItHasTaken() throws Exception {
        LoadOfRepayments load = new LoadOfRepayments(system, CLIENTS, "OVER", LOANS);
        Thread.sleep(TIME);
        load.stop();
        long end = System.nanoTime();
        await("one more done").until(() -> load.repay("after", "OVER-0").status() == 201);
        Duration recovered = Duration.ofNanos(System.nanoTime() - end);
        // A repayment that was answered 202 may not be in the log yet.
        await("all that was taken is done")
                .until(() -> load.applied().containsAll(load.acknowledged) && MoneyInvariants.quiet(system));
        Duration quiet = Duration.ofNanos(System.nanoTime() - end);

        System.out.printf(
                "overload: %d clients for %d s: %d taken (p50 %d ms, p99 %d ms), %d turned away (p99 %d ms), next done after %d ms, all done after %d ms%n",
                CLIENTS,
                TIME.toSeconds(),
                load.acknowledged.size(),
                LoadOfRepayments.percentile(load.taken, 50).toMillis(),
                LoadOfRepayments.percentile(load.taken, 99).toMillis(),
                load.turnedAway.size(),
                LoadOfRepayments.percentile(load.turnedAway, 99).toMillis(),
                recovered.toMillis(),
                quiet.toMillis());
        assertThat(load.otherAnswers).isEmpty();
        assertThat(load.broken).hasValue(0);
        assertThat(load.turnedAway).hasSizeGreaterThan(load.acknowledged.size());
        assertThat(load.applied())
                .as("requests that were turned away changed nothing")
                .allMatch(key -> load.acknowledged.contains(key) || load.inDoubt.contains(key));
        // A repayment that was never answered may begin at any time, also between two looks at the books.
        await("balanced books").untilAsserted(() -> MoneyInvariants.assertBalanced(system));
    }
}
