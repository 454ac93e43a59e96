package floorplan.store.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages wait in queues while programs are updated, so their JSON must not change. */
class CreditMovementJsonTest {
    @ParameterizedTest
    @CsvSource({
        "RESTORATION, floorplan.repayment.applied.v1",
        "REVERSAL, floorplan.repayment.reversed.v1",
    })
    void keepsTheBodyOfAMessage(CreditMovement.MovementKind kind, String type) {
        String body = "{\"repaymentId\":\"00112233445566778899aabbccddeeff\",\"loanId\":\"L-1\",\"dealerId\":\"D-1\","
                + "\"principal\":\"7234.49\",\"currency\":\"CNY\",\"valueDate\":\"2026-03-10\"}";
        CreditMovement movement = new CreditMovement(
                kind,
                "00112233445566778899aabbccddeeff",
                "L-1",
                "D-1",
                new Money(Currency.getInstance("CNY"), 723_449),
                LocalDate.of(2026, 3, 10));

        assertThat(new String(CreditMovementJson.write(movement), StandardCharsets.UTF_8))
                .isEqualTo(body);
        assertThat(CreditMovementJson.read(kind, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(movement);
        assertThat(CreditMovementJson.type(kind)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"7234.49, 723449", "-0.01, -1"})
    void keepsTheBodyOfACorrection(String principal, long cents) {
        String body = "{\"correctionId\":\"00112233445566778899aabbccddeeff\",\"loanId\":\"L-1\",\"dealerId\":\"D-1\","
                + "\"principal\":\"" + principal + "\",\"currency\":\"CNY\",\"valueDate\":\"2026-03-10\"}";
        CreditMovement movement = CreditMovement.correction(
                "00112233445566778899aabbccddeeff",
                "L-1",
                "D-1",
                new Money(Currency.getInstance("CNY"), cents),
                LocalDate.of(2026, 3, 10));

        assertThat(new String(CreditMovementJson.write(movement), StandardCharsets.UTF_8))
                .isEqualTo(body);
        assertThat(CreditMovementJson.read(movement.kind(), body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(movement);
        assertThat(CreditMovementJson.type(movement.kind())).isEqualTo("floorplan.correction.applied.v1");
    }

    @ParameterizedTest
    @EnumSource
    void readsNoBodyOfAnotherTypesShape(CreditMovement.MovementKind kind) {
        CreditMovement other = new CreditMovement(
                kind == CreditMovement.MovementKind.CORRECTION
                        ? CreditMovement.MovementKind.RESTORATION
                        : CreditMovement.MovementKind.CORRECTION,
                "r",
                "L-1",
                "D-1",
                new Money(Currency.getInstance("CNY"), 1),
                LocalDate.of(2026, 3, 10));

        assertThatThrownBy(() -> CreditMovementJson.read(kind, CreditMovementJson.write(other)))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining(CreditMovementJson.sourceField(kind) + " is missing");
    }
}
