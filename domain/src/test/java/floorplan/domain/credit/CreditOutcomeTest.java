package floorplan.domain.credit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreditOutcomeTest {
    @Test
    void onlyADroppedMessageMayStillBeCarriedOut() {
        for (CreditOutcome outcome : CreditOutcome.values()) {
            assertThat(outcome.isFinal()).as("%s", outcome).isEqualTo(outcome != CreditOutcome.DROPPED);
        }
    }
}
