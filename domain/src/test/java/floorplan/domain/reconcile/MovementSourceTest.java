package floorplan.domain.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.credit.MessageId;
import floorplan.domain.credit.ReservationId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MovementSourceTest {
    private static final List<String> DIGITS = List.of("0", "8", "9", "a", "b", "c", "d", "e", "f");

    private static String id(MovementSource source, String digit) {
        return switch (source) {
            case RESTORATIONS -> digit.repeat(32);
            case REVERSALS -> MessageId.ofReversal(digit.repeat(32)).text();
            case CORRECTIONS -> MessageId.ofCorrection(digit.repeat(32)).text();
            case RESERVATIONS -> new ReservationId(digit.repeat(32), "z".repeat(64)).text();
        };
    }

    private static boolean encloses(MovementSource source, String id) {
        return id.compareTo(source.beforeFirst()) > 0 && id.compareTo(source.behindLast()) < 0;
    }

    @ParameterizedTest
    @EnumSource
    void enclosesAllItsIds(MovementSource source) {
        for (String digit : DIGITS) {
            assertThat(encloses(source, id(source, digit))).isTrue();
        }
    }

    /**
     * Restorations have no prefix, so their range encloses the ids of all sources. The credit log therefore also
     * selects by kind.
     */
    @ParameterizedTest
    @EnumSource(names = {"REVERSALS", "CORRECTIONS", "RESERVATIONS"})
    void enclosesNoOtherSourcesIds(MovementSource source) {
        for (MovementSource other : MovementSource.values()) {
            for (String digit : DIGITS) {
                if (other != source) {
                    assertThat(encloses(source, id(other, digit))).isFalse();
                }
            }
        }
    }
}
