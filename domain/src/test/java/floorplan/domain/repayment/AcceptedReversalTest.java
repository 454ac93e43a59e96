package floorplan.domain.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.credit.MessageId;
import org.junit.jupiter.api.Test;

class AcceptedReversalTest {
    @Test
    void hasTheMessageIdOfItsRepaymentsReversal() {
        AcceptedReversal reversal =
                new AcceptedReversal("0123456789abcdef0123456789abcdef", "client", "bounced", ReversalKind.BOUNCED);

        assertThat(MessageId.parse(reversal.messageId()))
                .isEqualTo(MessageId.ofReversal("0123456789abcdef0123456789abcdef"));
    }
}
