package floorplan.domain.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.credit.MessageId;
import floorplan.domain.credit.ReservationId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MovementSourceTest {
    @ParameterizedTest
    @EnumSource
    void enclosesAllItsIds(MovementSource source) {
        String id = switch (source) {
            case RESTORATIONS -> "f".repeat(32);
            case REVERSALS -> MessageId.ofReversal("f".repeat(32)).text();
            case RESERVATIONS -> new ReservationId("f".repeat(32), "z".repeat(64)).text();
        };
        assertThat(id).isGreaterThan(source.beforeFirst()).isLessThan(source.behindLast());
    }

    @ParameterizedTest
    @EnumSource(names = {"REVERSALS", "RESERVATIONS"})
    void enclosesNoOtherSourcesIds(MovementSource source) {
        assertThat("e".repeat(32)).isLessThan(source.beforeFirst());
        assertThat(source.beforeFirst()).isNotEqualTo(source.behindLast());
        assertThat("s".repeat(32)).isGreaterThan(source.behindLast());
    }
}
