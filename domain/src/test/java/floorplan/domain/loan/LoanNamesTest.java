package floorplan.domain.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LoanNamesTest {
    @Test
    void takesTheIdsThatItsPatternDescribes() {
        for (char c = 0; c <= 0x250; c++) {
            String id = "a" + c;
            assertThat(LoanNames.isId(id)).as("%04x", (int) c).isEqualTo(id.matches(LoanNames.ID_PATTERN));
        }
        for (int length = 0; length <= 66; length++) {
            String id = "7".repeat(length);
            assertThat(LoanNames.isId(id)).as("%d characters", length).isEqualTo(id.matches(LoanNames.ID_PATTERN));
        }
    }

    @Test
    void givesBackAnIdThatIsOne() {
        assertThat(LoanNames.requireId("loanId", "L-1")).isEqualTo("L-1");
    }

    @Test
    void saysWhichFieldIsNoId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoanNames.requireId("loanId", "L 1"))
                .withMessage("loanId must be 1 to 64 characters of A-Z a-z 0-9 . _ : -");
    }
}
