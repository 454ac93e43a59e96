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
    void hasAPrefixWhenTheRepaymentWasReversed() {
        assertThat(MessageId.ofReversal("abc").text()).isEqualTo("reversal:abc");
        assertThat(MessageId.parse("reversal:abc")).isEqualTo(MessageId.ofReversal("abc"));
        assertThat(CreditMovement.reversal("abc", "L", "D", NOTHING, DATE).messageId())
                .isEqualTo("reversal:abc");
    }

    @Test
    void hasAPrefixOfItsOwnWhenACorrectionWasAskedFor() {
        assertThat(MessageId.ofCorrection("abc").text()).isEqualTo("correction:abc");
        assertThat(MessageId.parse("correction:abc")).isEqualTo(MessageId.ofCorrection("abc"));
        assertThat(CreditMovement.correction("abc", "L", "D", NOTHING, DATE).messageId())
                .isEqualTo("correction:abc");
    }

    @Test
    void isPossibleForAnyKindButNotOfMoreParts() {
        assertThat(MessageId.isPossible("abc")).isTrue();
        assertThat(MessageId.isPossible("reversal:abc")).isTrue();
        assertThat(MessageId.isPossible("correction:abc")).isTrue();
        assertThat(MessageId.isPossible("correction:reversal:abc")).isFalse();
        assertThat(MessageId.isPossible("correction:")).isFalse();
        assertThat(MessageId.isPossible("import:i:d")).isFalse();
    }

    @Test
    void isReadByItsKindWhereThatIsKnown() {
        assertThat(MessageId.parse(MovementKind.RESTORATION, "reversal:abc").sourceId())
                .isEqualTo("reversal:abc");
        assertThat(MessageId.parse(MovementKind.REVERSAL, "reversal:abc").sourceId())
                .isEqualTo("abc");
    }
}
