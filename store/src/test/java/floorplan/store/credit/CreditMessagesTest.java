package floorplan.store.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.store.message.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database can store every readable body, under an id that only a repayment or a correction has. */
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

    private static byte[] correction(String id, String principal, String date) {
        return new String(body(id, principal, "CNY", date, ""), StandardCharsets.UTF_8)
                .replace("repaymentId", "correctionId")
                .getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"10000000000000.00", "-10000000000000.00", "0.00"})
    void readsACorrectionOfEitherSign(String principal) {
        assertThat(CreditMessages.read(MovementKind.CORRECTION, correction("r", principal, "2026-03-10"))
                        .messageId())
                .isEqualTo("correction:r");
    }

    @ParameterizedTest
    @CsvSource({
        "correction:r, 1.00, 2026-03-10",
        "import:i:d, 1.00, 2026-03-10",
        "'', 1.00, 2026-03-10",
        "r, 10000000000000.01, 2026-03-10",
        "r, -10000000000000.01, 2026-03-10",
        "r, 0.001, 2026-03-10",
        "r, 1.00, +10000-01-01"
    })
    void cannotReadACorrectionThatNoRowHolds(String id, String principal, String date) {
        assertThatThrownBy(() -> CreditMessages.read(MovementKind.CORRECTION, correction(id, principal, date)))
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
