package floorplan.store.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.store.message.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database can store every readable body, under an id that only a repayment has. */
class CreditMessagesTest {
    private static byte[] body(String id, String principal, String currency, String date, String more) {
        return """
                {"repaymentId":"%s","loanId":"l","dealerId":"d","principal":"%s","currency":"%s","valueDate":"%s","more":"%s"}
                """.formatted(id, principal, currency, date, more).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsWhatIsOfTheRightShape() {
        assertThat(CreditMessages.read(
                                MovementKind.RESTORATION, body("r", "10000000000000.00", "CNY", "9999-12-31", ""))
                        .messageId())
                .isEqualTo("r");
    }

    @ParameterizedTest
    @CsvSource({
        "import:i:d, 1.00, CNY, 2026-03-10",
        "reversal:r, 1.00, CNY, 2026-03-10",
        "r, 10000000000000.01, CNY, 2026-03-10",
        "r, -10000000000000.01, CNY, 2026-03-10",
        "r, 1E+999999999, CNY, 2026-03-10",
        "r, 1.00, XXX, 2026-03-10",
        "r, 1.00, CNY, 0999-12-31",
        "r, 1.00, CNY, +10000-01-01"
    })
    void cannotReadWhatNoRowHolds(String id, String principal, String currency, String date) {
        assertThatThrownBy(() -> CreditMessages.read(MovementKind.RESTORATION, body(id, principal, currency, date, "")))
                .isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void readsNoBodyThatIsMuchLongerThanAnyOfTheAccountSide() {
        assertThatThrownBy(() -> CreditMessages.read(
                        MovementKind.RESTORATION, body("r", "1.00", "CNY", "2026-03-10", "x".repeat(64 << 10))))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("bytes");
    }
}
