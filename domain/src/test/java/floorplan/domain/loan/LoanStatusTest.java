package floorplan.domain.loan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoanStatusTest {
    @Test
    void isClosedOnceTheLoanIsPaidOff() {
        assertThat(LoanStatus.of(true)).isEqualTo(LoanStatus.CLOSED);
        assertThat(LoanStatus.of(false)).isEqualTo(LoanStatus.OPEN);
    }
}
