package floorplan.store.credit;

import static floorplan.store.credit.TestCredit.restoration;
import static floorplan.store.credit.TestCredit.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.credit.CreditMovement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credit that is used again because a repayment bounced. */
class ReversedCreditIT {
    private TestCredit credit;
    private CreditRestorations restorations;

    @BeforeEach
    void start() {
        credit = new TestCredit();
        restorations = new CreditRestorations(credit.worker, dealer -> {});
        credit.line("d1", "CNY", 50_000, 50_000);
    }

    private long beyondLimit(String messageId) {
        return credit.longOf("SELECT COALESCE(beyond_limit, 0) FROM credit_log WHERE message_id = ?", messageId);
    }

    @Test
    void usesTheLineAgainOnceHoweverOftenItComes() {
        restorations.restore(List.of(restoration("a", "d1", 100)));
        CreditMovement reversal = reversal("a", "d1", 100);

        assertThat(restorations.restore(List.of(reversal, reversal))).isEmpty();
        assertThat(restorations.restore(List.of(reversal))).isEmpty();

        assertThat(credit.used("d1")).isEqualTo(50_000);
        assertThat(credit.outcome("reversal:a")).isEqualTo("REVERSED");
        assertThat(credit.outcome("a")).isEqualTo("RESTORED");
        assertThat(restorations.finished(List.of("reversal:a"))).containsExactly("reversal:a");
        assertThat(beyondLimit("reversal:a")).isZero();
    }

    @Test
    void usesTheLineEvenBeyondItsLimitAndSaysByHowMuch() {
        restorations.restore(List.of(restoration("a", "d1", 100)));
        credit.worker.sql("UPDATE credit_line SET credit_limit = 49970").update();

        assertThat(restorations.restore(List.of(reversal("a", "d1", 100)))).isEmpty();

        assertThat(credit.used("d1")).isEqualTo(50_000);
        assertThat(beyondLimit("reversal:a")).isEqualTo(30);
    }

    @Test
    void isNotBeyondTheLimitForHavingOvertakenItsRestoration() {
        restorations.restore(List.of(reversal("a", "d1", 100)));
        assertThat(credit.used("d1")).isEqualTo(50_100);
        assertThat(beyondLimit("reversal:a")).isZero();

        restorations.restore(List.of(restoration("a", "d1", 100)));

        assertThat(credit.used("d1")).isEqualTo(50_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void comesOutTheSameInAnyOrderAndInAnyBatches(long seed) {
        List<CreditMovement> messages = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            messages.add(restoration("r" + i, "d1", 10 + i));
            if (i % 2 == 0) {
                messages.add(reversal("r" + i, "d1", 10 + i));
            }
        }
        messages.addAll(messages.subList(0, 20));
        Random random = new Random(seed);
        Collections.shuffle(messages, random);
        for (int from = 0; from < messages.size(); ) {
            int to = Math.min(messages.size(), from + 1 + random.nextInt(9));
            assertThat(restorations.restore(messages.subList(from, to))).isEmpty();
            from = to;
        }

        assertThat(credit.used("d1")).isEqualTo(50_000 - 20 * 10 - 400);
        assertThat(credit.longOf("SELECT COUNT(*) FROM credit_log WHERE beyond_limit IS NOT NULL"))
                .isZero();
    }

    @Test
    void waitsForThePersonWhoDecidesAboutTheRepaymentsOwnMessage() {
        DeadLetters deadLetters = new DeadLetters(credit.worker);
        deadLetters.deadLetter("a", restoration("a", "d1", 100), 1, "planted");

        assertThat(restorations.restore(List.of(reversal("a", "d1", 100))))
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains("own dead letter"));
        assertThat(credit.used("d1")).isEqualTo(50_000);
    }

    @Test
    void takesNothingAgainThatWasNeverGivenBack() {
        DeadLetters deadLetters = new DeadLetters(credit.worker);
        deadLetters.deadLetter("a", restoration("a", "d1", 100), 1, "planted");
        credit.owner
                .sql("INSERT INTO credit_decision VALUES ('a', 1, 'DISCARD', 'a person', 'planted', UTC_TIMESTAMP(6))")
                .update();
        deadLetters.discard("a");

        assertThat(restorations.restore(List.of(reversal("a", "d1", 100)))).isEmpty();

        assertThat(credit.used("d1")).isEqualTo(50_000);
        assertThat(credit.outcome("reversal:a")).isEqualTo("DISCARDED");
    }
}
