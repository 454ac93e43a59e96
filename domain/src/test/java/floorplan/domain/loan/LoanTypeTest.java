package floorplan.domain.loan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoanTypeTest {
    @Test
    void hasTheCodeThatStoredLoansKeysBeginWith() {
        assertThat(LoanType.DEALER.code()).isEqualTo(1);
        assertThat(LoanType.MANUFACTURER.code()).isEqualTo(2);
        assertThat(LoanType.SPLIT.code()).isEqualTo(3);
    }

    @Test
    void hasACodeOfItsOwnFrom1To91() {
        assertThat(LoanType.values())
                .extracting(LoanType::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code >= 1 && code <= 91);
    }
}
