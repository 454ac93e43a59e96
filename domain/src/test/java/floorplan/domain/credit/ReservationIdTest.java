package floorplan.domain.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservationIdTest {
    @Test
    void namesImportAndDealer() {
        ReservationId id = new ReservationId("0123456789abcdef0123456789abcdef", "D-1");
        assertThat(id.text()).isEqualTo("import:0123456789abcdef0123456789abcdef:D-1");
        assertThat(ReservationId.parse(id.text())).isEqualTo(id);
    }

    @Test
    void leavesADealerItsColons() {
        assertThat(ReservationId.parse("import:1:D:1")).isEqualTo(new ReservationId("1", "D:1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "import:1", "reversal:1:D"})
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReservationId.parse(text))
                .withMessage("not the id of a reservation: " + text);
    }
}
