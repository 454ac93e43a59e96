package floorplan.domain.credit;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.domain.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class MessageIdTest {
    private static final Money NOTHING = new Money(Currency.getInstance("CNY"), 0);
    private static final LocalDate DATE = LocalDate.of(2026, 1, 5);

    @Test
    void isTheRepaymentsOwnWhenItWasApplied() {
        assertThat(new MessageId(MovementKind.RESTORATION, "abc").text()).isEqualTo("abc");
        assertThat(MessageId.parse("abc")).isEqualTo(new MessageId(MovementKind.RESTORATION, "abc"));
        assertThat(CreditMovement.restoration("abc", "L", "D", NOTHING, DATE).messageId())
                .isEqualTo("abc");
    }

    @Test
    void hasAPrefixWhenTheRepaymentWasTakenBack() {
        assertThat(MessageId.ofReversal("abc").text()).isEqualTo("reversal:abc");
        assertThat(MessageId.parse("reversal:abc")).isEqualTo(MessageId.ofReversal("abc"));
        assertThat(CreditMovement.reversal("abc", "L", "D", NOTHING, DATE).messageId())
                .isEqualTo("reversal:abc");
    }

    @Test
    void isReadByItsKindWhereThatIsKnown() {
        assertThat(MessageId.parse(MovementKind.RESTORATION, "reversal:abc").repaymentId())
                .isEqualTo("reversal:abc");
        assertThat(MessageId.parse(MovementKind.REVERSAL, "reversal:abc").repaymentId())
                .isEqualTo("abc");
    }
}
