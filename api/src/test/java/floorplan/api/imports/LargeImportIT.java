package floorplan.api.imports;

import static floorplan.api.system.RunningSystem.count;
import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A long file of loans over HTTP, by default of 100,000 lines; the full trial is
 * {@code -Dfloorplan.import.lines=1000000}. The API has a heap of 512 MB, which the lines of the full trial would fill
 * if they were kept.
 */
class LargeImportIT {
    private static final long LINES = Long.getLong("floorplan.import.lines", 100_000);
    private static final long WRONG = LINES * 9 / 10;

    private static RunningSystem system;

    @BeforeAll
    static void allowTheCredit() {
        system = RunningSystem.get();
        StringBuilder lines = new StringBuilder("dealer_id,currency,limit\n");
        for (int dealer = 0; dealer < 2_000; dealer++) {
            lines.append("D-").append(dealer).append(",CNY,999999999.00\n");
        }
        await("the credit lines taken")
                .until(() -> system.importFile("credit-lines", lines.toString()).status() == 201);
    }

    @Test
    void refusesAFileWholeForOneLineFarDownAndTakesItOnceItIsMended() {
        Answer refused = send(line -> line == WRONG ? "wrong" : ManyLoans.valid(line));

        assertThat(refused.status()).as(refused.response().body()).isEqualTo(422);
        assertThat(refused.text("/lines/0/line")).isEqualTo(Long.toString(WRONG));
        assertThat(refused.body().at("/lines").size()).isEqualTo(1);
        assertThat(count(system.account, "SELECT COUNT(*) FROM loan")
                        + count(system.account, "SELECT COUNT(*) FROM staged_loan"))
                .isZero();
        assertThat(count(system.clms, "SELECT COUNT(*) FROM credit_log")).isZero();

        long start = System.nanoTime();
        Answer taken = send(ManyLoans::valid);
        assertThat(taken.status()).as(taken.response().body()).isIn(201, 202);
        await("the import ends")
                .until(() -> !system.get("/v1/imports/" + taken.text("/id"))
                        .text("/status")
                        .equals("RUNNING"));
        System.out.printf(
                "large import: %d lines in %d s, the API's memory at its peak %d MB%n",
                LINES, Duration.ofNanos(System.nanoTime() - start).toSeconds(), system.api.peakMegabytes());
        assertThat(count(system.account, "SELECT COUNT(*) FROM loan")).isEqualTo(LINES);
        MoneyInvariants.assertBalanced(system);
    }

    private static Answer send(LongFunction<String> line) {
        return system.send(system.request("/v1/imports/loans")
                .header("Content-Type", "text/csv")
                .header("Prefer", "wait=10")
                .POST(BodyPublishers.ofInputStream(() -> new ManyLoans(LINES, line))));
    }
}
