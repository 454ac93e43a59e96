package floorplan.domain.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepaymentStatusTest {
    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, false, false",
        "APPLIED, true, false",
        "COMPLETED, true, true",
        "REFUSED, false, true",
        "REVERSED, true, true"
    })
    void saysWhatHasHappenedAndWhetherMoreWill(RepaymentStatus status, boolean applied, boolean isFinal) {
        assertThat(status.wasApplied()).isEqualTo(applied);
        assertThat(status.isFinal()).isEqualTo(isFinal);
    }
}
