package floorplan.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
