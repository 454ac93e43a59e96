package floorplan.api.repayment;

import static floorplan.api.system.RunningSystem.count;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.system.Portfolio;
import floorplan.api.system.RunningSystem;
import floorplan.api.system.RunningSystem.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Idempotency keys used twice: at the same time, and in the ways that went wrong in Apache Fineract (with another
 * amount, for another loan, and to correct a refused request).
 */
class IdempotencyIT {
    private static final String REUSED = "/problems/idempotency-key-reused";

    private RunningSystem system;

    @BeforeEach
    void drawLoans() {
        system = RunningSystem.get();
        new Portfolio()
                .dealer("KEYS", "1000000.00")
                .loan("K-1", "KEYS", "DEALER")
                .loan("K-2", "KEYS", "DEALER")
                .importInto(system);
    }

    @Test
    void refusesTheSameKeyWithAnotherAmount() {
        Answer first = system.repay("amount", body("K-1", "10.00"));
        Answer other = system.repay("amount", body("K-1", "20.00"));

        assertThat(List.of(first.status(), other.status())).containsExactly(201, 422);
        assertThat(other.text("/type")).isEqualTo(REUSED);
        assertThat(repaid()).isEqualTo("1:1000");
    }

    @Test
    void refusesTheSameKeyWithAnotherAccount() {
        Answer first = system.repay("account", body("K-1", "10.00"));
        Answer other = system.repay("account", body("K-2", "10.00"));

        assertThat(List.of(first.status(), other.status())).containsExactly(201, 422);
        assertThat(other.text("/type")).isEqualTo(REUSED);
        assertThat(repaid()).isEqualTo("1:1000");
    }

    @Test
    void takesACorrectedRepaymentUnderANewKeyOnly() {
        Answer refused = system.repay("corrected", body("K-1", "999999.00"));
        Answer sameKey = system.repay("corrected", body("K-1", "10.00"));
        Answer again = system.repay("corrected", body("K-1", "999999.00"));
        Answer newKey = system.repay("corrected-2", body("K-1", "10.00"));

        assertThat(refused.text("/type")).isEqualTo("/problems/more-than-owed");
        assertThat(sameKey.text("/type")).isEqualTo(REUSED);
        assertThat(sameKey.text("/detail")).contains("new key");
        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(again.response().headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(newKey.status()).isEqualTo(201);
        assertThat(repaid()).isEqualTo("1:1000");
    }

    @Test
    void takesOneOfTwoThatUseAKeyAtTheSameTime() {
        List<Answer> both = Stream.of("10.00", "20.00")
                .map(amount -> CompletableFuture.supplyAsync(() -> system.repay("at-once", body("K-1", amount))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(both).extracting(Answer::status).containsExactlyInAnyOrder(201, 422);
        assertThat(both)
                .filteredOn(answer -> answer.status() == 422)
                .allMatch(answer -> answer.text("/type").equals(REUSED));
        assertThat(count(system.account, "SELECT COUNT(*) FROM repayment_log")).isEqualTo(1);
    }

    /** The number of applied repayments, and their sum in cents. */
    private String repaid() {
        return count(system.account, "SELECT COUNT(*) FROM repayment_log WHERE status = 'APPLIED'") + ":"
                + count(system.account, "SELECT SUM(amount) FROM repayment_log WHERE status = 'APPLIED'");
    }

    private static String body(String loan, String amount) {
        return "{\"loanId\":\"%s\",\"payer\":\"DEALER\",\"amount\":\"%s\",\"currency\":\"CNY\"}"
                .formatted(loan, amount);
    }
}
