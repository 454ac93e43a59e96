package floorplan.store.credit;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.credit.CreditOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditOutcomesIT {
    private final TestCredit credit = new TestCredit();
    private final CreditOutcomes outcomes = new CreditOutcomes(credit.api);

    private void logged(String messageId, String kind, String outcome) {
        credit.worker
                .sql(
                        "INSERT INTO credit_log (message_id, kind, outcome, created_at) VALUES (?, ?, ?, '2026-03-10 08:00:00')")
                .params(messageId, kind, outcome)
                .update();
    }

    @Test
    void tellsTheOutcomesOfThoseThatAreLogged() {
        logged("a", "RESTORATION", "RESTORED");
        logged("b", "RESTORATION", "DEAD_LETTER");

        assertThat(outcomes.of(List.of("a", "b", "c"))).containsOnlyKeys("a", "b");
        assertThat(outcomes.of(List.of("b")).values())
                .extracting(CreditViews.Credited::outcome)
                .containsExactly(CreditOutcome.DEAD_LETTER);
        assertThat(outcomes.of(List.of())).isEmpty();
    }

    @Test
    void findsRestorationsOfAnOutcome() {
        logged("a", "RESTORATION", "DEAD_LETTER");
        logged("reversal:b", "REVERSAL", "DEAD_LETTER");
        logged("c", "RESTORATION", "DISCARDED");

        assertThat(outcomes.restorations(CreditOutcome.DEAD_LETTER, 9)).containsExactly("a");
        assertThat(outcomes.restorations(CreditOutcome.DEAD_LETTER, 0)).isEmpty();
    }
}
