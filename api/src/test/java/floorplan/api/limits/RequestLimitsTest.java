package floorplan.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.problem.ApiProblem;
import jakarta.servlet.FilterChain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.ModelAndView;

/** Requests that stay in work for as long as a test wants. */
class RequestLimitsTest {
    private static final FilterChain DONE_AT_ONCE = (request, response) -> {};

    private final List<Exception> turnedAway = new ArrayList<>();
    private final RequestLimits limits = new RequestLimits(
            new LimitSettings(DataSize.ofKilobytes(64), 1_000, 2, 2, 1), (request, response, handler, problem) -> {
                turnedAway.add(problem);
                return new ModelAndView();
            });
    private final CountDownLatch begun = new CountDownLatch(2);
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> writes = new ArrayList<>();

    @BeforeEach
    void keepTwoWritesInWork() throws Exception {
        for (int n = 0; n < 2; n++) {
            writes.add(Thread.ofVirtual()
                    .start(() -> send("POST", "/v1/repayments", (request, response) -> {
                        begun.countDown();
                        awaitEnd();
                    })));
        }
        begun.await();
    }

    @AfterEach
    void letThemEnd() {
        end.countDown();
    }

    @Test
    void turnsAWriteAwayWhileAsManyAreInWork() {
        send("POST", "/v1/loans/L-1/rates", DONE_AT_ONCE);

        assertThat(turnedAway).singleElement().isInstanceOf(ApiProblem.class);
    }

    @Test
    void takesReadsAndFilesMeanwhile() {
        send("GET", "/v1/loans", DONE_AT_ONCE);
        send("POST", "/v1/imports/loans", DONE_AT_ONCE);

        assertThat(turnedAway).isEmpty();
    }

    @Test
    void takesTheNextOnceOneHasEnded() throws Exception {
        end.countDown();
        for (Thread write : writes) {
            write.join();
        }
        send("POST", "/v1/repayments", DONE_AT_ONCE);

        assertThat(turnedAway).isEmpty();
    }

    @Test
    void givesBackThePlaceOfARequestThatFails() {
        for (int n = 0; n < 5; n++) {
            send("GET", "/v1/loans", (request, response) -> {
                throw new IllegalStateException("as it happens");
            });
        }
        send("GET", "/v1/loans", DONE_AT_ONCE);

        assertThat(turnedAway).isEmpty();
    }

    private void send(String method, String path, FilterChain chain) {
        try {
            limits.doFilter(new MockHttpServletRequest(method, path), new MockHttpServletResponse(), chain);
        } catch (Exception failed) {
            assertThat(failed).hasMessage("as it happens");
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
