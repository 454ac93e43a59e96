package floorplan.store.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tries every order of the steps of two writes and two reads, with restores of Redis and of the database in between.
 */
class EveryOrderTest {
    /** The result of trying every order. */
    private record Tried(int moments, @Nullable String violation) {}

    @ParameterizedTest(name = "{0}, one process: {1}")
    @CsvSource({"BUILT,true", "BUILT,false", "WITHOUT_DELETES,true", "WITHOUT_DELETES,false"})
    void noOrderShowsAReadAnOlderStateThanWasAcknowledgedWhenItBegan(Design design, boolean oneProcess) {
        Tried tried = tryAll(design, oneProcess);

        System.out.printf(
                "%s, %s: %,d moments%n", design, oneProcess ? "one process" : "two processes", tried.moments());
        assertThat(tried.violation()).isNull();
        assertThat(tried.moments()).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BUILT", "WITHOUT_DELETES"})
    void someOrderShowsWhatIsWrongWithTheOthers(Design design) {
        Tried tried = tryAll(design, true);

        System.out.printf("%s: %s%n", design, tried.violation());
        assertThat(tried.violation()).isNotNull();
    }

    /** Tries the shortest sequences of steps first. */
    private static Tried tryAll(Design design, boolean oneProcess) {
        Deque<World> open = new ArrayDeque<>(List.of(new World(design, oneProcess)));
        Set<Object> seen = new HashSet<>();
        while (!open.isEmpty()) {
            for (World next : open.removeFirst().next()) {
                if (next.violation() != null) {
                    return new Tried(seen.size(), next.violation());
                }
                if (seen.add(next.state())) {
                    open.add(next);
                }
            }
        }
        return new Tried(seen.size(), null);
    }
}
