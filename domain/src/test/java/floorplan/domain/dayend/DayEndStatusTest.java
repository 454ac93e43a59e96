package floorplan.domain.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DayEndStatusTest {
    @Test
    void booksThatDoNotHoldAreUnbalancedWhateverFailed() {
        assertThat(DayEndStatus.ofChecked(false, false)).isEqualTo(DayEndStatus.UNBALANCED);
        assertThat(DayEndStatus.ofChecked(false, true)).isEqualTo(DayEndStatus.UNBALANCED);
    }

    @Test
    void booksThatHoldTellWhetherALoanIsLeftBehind() {
        assertThat(DayEndStatus.ofChecked(true, true)).isEqualTo(DayEndStatus.FAILURES);
        assertThat(DayEndStatus.ofChecked(true, false)).isEqualTo(DayEndStatus.BALANCED);
    }
}
