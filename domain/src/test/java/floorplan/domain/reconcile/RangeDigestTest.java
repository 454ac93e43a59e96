package floorplan.domain.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RangeDigestTest {
    private static final MovementRange ALL = new MovementRange(MovementSource.RESTORATIONS, "", null);
    private static final Movement FIRST = new Movement("m1", "D-1", "CNY", 5);
    private static final Movement SECOND = new Movement("m2", "D-2", "USD", 7);
    private static final Movement THIRD = new Movement("m3", "D-1", "CNY", 11);

    @Test
    void addsUpEachCurrency() {
        RangeDigest digest = RangeDigest.of(ALL, List.of(FIRST, SECOND, THIRD));

        assertThat(digest.range()).isEqualTo(ALL);
        assertThat(digest.count()).isEqualTo(3);
        assertThat(digest.cents()).isEqualTo(Map.of("CNY", 16L, "USD", 7L));
    }

    /** The expected hash is the SHA-256 of {@code m1|D-1|CNY|5} and a line feed, computed by another program. */
    @Test
    void isTheSameInEachProcessThatComparesIt() {
        assertThat(RangeDigest.of(ALL, List.of(FIRST)).hash())
                .isEqualTo("56be44a5773a6f03f02b12fac32ddef10bbc4a7f9df973d9ab6524e3a644a6b9");
    }

    @Test
    void differsWhenAnythingOfAMovementDiffers() {
        String hash = RangeDigest.of(ALL, List.of(FIRST)).hash();

        assertThat(List.of(
                        new Movement("m0", "D-1", "CNY", 5),
                        new Movement("m1", "D-2", "CNY", 5),
                        new Movement("m1", "D-1", "USD", 5),
                        new Movement("m1", "D-1", "CNY", 6)))
                .allSatisfy(other ->
                        assertThat(RangeDigest.of(ALL, List.of(other)).hash()).isNotEqualTo(hash));
    }
}
