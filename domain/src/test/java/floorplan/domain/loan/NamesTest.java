package floorplan.domain.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void takesTheIdsThatItsPatternDescribes() {
        for (char c = 0; c <= 0x250; c++) {
            String id = "a" + c;
            assertThat(Names.isId(id)).as("%04x", (int) c).isEqualTo(id.matches(Names.ID_PATTERN));
        }
        for (int length = 0; length <= 66; length++) {
            String id = "7".repeat(length);
            assertThat(Names.isId(id)).as("%d characters", length).isEqualTo(id.matches(Names.ID_PATTERN));
        }
    }

    @Test
    void givesBackAnIdThatIsOne() {
        assertThat(Names.requireId("loanId", "L-1")).isEqualTo("L-1");
    }

    @Test
    void saysWhichFieldIsNoId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.requireId("loanId", "L 1"))
                .withMessage("loanId must be 1 to 64 characters of A-Z a-z 0-9 . _ : -");
    }
}
