package floorplan.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** A pace of 1,000 bytes a second, judged over 20 s of waiting. */
class BytePaceTest {
    private final BytePace pace = new BytePace(1_000, Duration.ofSeconds(20));

    private static long secondsAgo(long seconds) {
        return System.nanoTime() - Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void isKeptByOneThatIsSlowForLessThanASpell() {
        assertThat(pace.keptBy(1, secondsAgo(12))).isTrue();
    }

    @Test
    void isNotKeptByDropsThatMakeUpASpell() {
        assertThat(pace.keptBy(1, secondsAgo(12))).isTrue();
        assertThat(pace.keptBy(1, secondsAgo(12))).isFalse();
    }

    @Test
    void isKeptByAsManyBytesAsASpellNeedsHoweverTheyArrive() {
        assertThat(pace.keptBy(19_999, secondsAgo(1))).isTrue();
        assertThat(pace.keptBy(1, secondsAgo(20))).isTrue();
    }

    @Test
    void isJudgedAnewAfterEachSpell() {
        assertThat(pace.keptBy(1_000_000, secondsAgo(20))).isTrue();
        assertThat(pace.keptBy(1, secondsAgo(20))).isFalse();
    }

    @Test
    void breaksAnAnswerOffThatIsTakenTooSlowly() throws IOException {
        LimitedAnswer answer = new LimitedAnswer(
                new MockHttpServletResponse() {
                    @Override
                    public ServletOutputStream getOutputStream() {
                        return new Slow();
                    }
                },
                new BytePace(1_000_000_000, Duration.ofMillis(1)));

        assertThatThrownBy(() -> answer.getOutputStream().write(new byte[10])).hasMessageContaining("too slowly");
    }

    /** A response that takes a millisecond for each write. */
    private static final class Slow extends ServletOutputStream {
        @Override
        public void write(int octet) {
            long end = System.nanoTime() + Duration.ofMillis(1).toNanos();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
