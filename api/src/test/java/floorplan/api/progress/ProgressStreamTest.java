package floorplan.api.progress;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.progress.ProgressStream.Ticks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class ProgressStreamTest {
    private static final String DOWN = "down";

    /**
     * Follows a text until it is "over". The stream looks once for each of the next texts, and then has no tick left.
     */
    private static String follow(String first, List<String> next) throws IOException {
        StringBuilder out = new StringBuilder();
        Deque<String> looks = new ArrayDeque<>(next);
        Ticks ticks = new Ticks() {
            @Override
            public Duration between() {
                return Duration.ofSeconds(1);
            }

            @Override
            public boolean next() {
                return !looks.isEmpty();
            }
        };
        new ProgressStream(out, () -> {}, ticks)
                .follow(
                        first,
                        () -> read(Objects.requireNonNull(looks.poll())),
                        "over"::equals,
                        text -> "\"" + text + "\"");
        return out.toString();
    }

    private static String read(String text) {
        if (text.equals(DOWN)) {
            throw new DataAccessResourceFailureException("planted");
        }
        return text;
    }

    @Test
    void tellsEachChangeOnceAndTheEnd() throws IOException {
        assertThat(follow("a", List.of("a", "b", "b", "over", "more"))).isEqualTo("""
                        retry: 2000

                        id: 1
                        event: progress
                        data: "a"

                        id: 2
                        event: progress
                        data: "b"

                        id: 3
                        event: progress
                        data: "over"

                        id: 4
                        event: end
                        data: {}

                        """);
    }

    @Test
    void saysOnceThatAServerIsDownAndTellsTheStateWhenItIsBack() throws IOException {
        assertThat(follow("a", List.of(DOWN, DOWN, "a", DOWN)).lines().filter(line -> line.startsWith("event")))
                .containsExactly("event: progress", "event: unavailable", "event: progress", "event: unavailable");
    }

    @Test
    void isNeverSilentForLongerThanTenSeconds() throws IOException {
        assertThat(follow("a", Collections.nCopies(25, "a")).lines().filter(": no change"::equals))
                .hasSize(2);
    }

    @Test
    void endsWithoutAnEndWhenItIsStopped() throws IOException {
        assertThat(follow("a", List.of("b"))).doesNotContain("event: end");
    }
}
