package floorplan.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import floorplan.api.problem.ApiProblem;
import jakarta.servlet.FilterChain;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;

/** Requests that stay in progress as long as a test wants: at most four writes, and at most two of one client. */
class RequestLimitsTest {
    private static final FilterChain DONE_AT_ONCE = (request, response) -> {};

    private final LimitSettings settings = new LimitSettings(
            DataSize.ofKilobytes(64),
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(4),
            DataSize.ofBytes(1),
            Duration.ofSeconds(20),
            1_000,
            2,
            4,
            2,
            2,
            2,
            2,
            50);
    private final List<Exception> turnedAway = new ArrayList<>();
    private final RequestLimits limits = new RequestLimits(settings, (request, response, handler, problem) -> {
        turnedAway.add(problem);
        return new ModelAndView();
    });
    private final RequestPlaces places = new RequestPlaces(settings);
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> writes = new ArrayList<>();

    @BeforeEach
    void keepTwoWritesOfOneClientInWork() throws Exception {
        keepWriting("bank");
        keepWriting("bank");
    }

    @AfterEach
    void letThemEnd() {
        end.countDown();
    }

    @Test
    void turnsAWriteOfTheSameClientAwayAndServesAnothers() {
        assertThat(send("bank", "POST", DONE_AT_ONCE))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("your");
        assertThat(send("dealer", "POST", DONE_AT_ONCE)).isNull();
    }

    @Test
    void turnsEveryonesWritesAwayWhileAsManyAreInWorkAsThereMayBe() throws Exception {
        keepWriting("dealer");
        keepWriting("dealer");

        assertThat(send("manufacturer", "POST", DONE_AT_ONCE)).isInstanceOf(ApiProblem.class);
    }

    @Test
    void takesReadsFilesAndRequestsWithoutATokenMeanwhile() {
        assertThat(send("bank", "GET", DONE_AT_ONCE)).isNull();
        assertThat(send("bank", "PUT", DONE_AT_ONCE)).isNull();
        assertThat(send(null, "POST", DONE_AT_ONCE)).isNull();
    }

    @Test
    void takesTheNextOnceOneHasEnded() throws Exception {
        end.countDown();
        for (Thread write : writes) {
            write.join();
        }

        assertThat(send("bank", "POST", DONE_AT_ONCE)).isNull();
    }

    @Test
    void givesBackThePlaceOfARequestThatFails() {
        for (int n = 0; n < 5; n++) {
            send("bank", "GET", (request, response) -> {
                throw new IllegalStateException("as it happens");
            });
        }

        assertThat(send("bank", "GET", DONE_AT_ONCE)).isNull();
    }

    @Test
    void turnsAwayAClientThatAsksTooFastBeforeItIsKnownWhatItAsksFor() {
        FilterChain unreached = (request, response) -> {};
        for (int n = 0; n < 3_000; n++) {
            try {
                limits.doFilter(new MockHttpServletRequest("GET", "/%76%31"), new MockHttpServletResponse(), unreached);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }

        assertThat(turnedAway).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    text/csv                        | FILE
                    TEXT/CSV;q=0.5                  | FILE
                    text/*                          | FILE
                    application/json, text/csv      | FILE
                    application/json                | READ
                    */*                             | READ
                    csv                             | READ
                    none                            | READ
                    """)
    void knowsADownloadByWhatItAccepts(@Nullable String accept, RequestKind kind) {
        MockHttpServletRequest request = request("bank", "GET");
        if (accept != null) {
            request.addHeader("Accept", accept);
        }

        assertThat(RequestKind.of(request, new Object())).isEqualTo(kind);
    }

    /** Methods annotated like a controller's. */
    static final class Handlers {
        @CountsAs(RequestKind.FILE)
        public void file() {}

        public void any() {}
    }

    private @Nullable Throwable send(@Nullable String client, String method, FilterChain work) {
        MockHttpServletRequest request = request(client, method);
        return catchThrowable(() -> limits.doFilter(request, new MockHttpServletResponse(), (limited, response) -> {
            places.preHandle(
                    (jakarta.servlet.http.HttpServletRequest) limited,
                    (jakarta.servlet.http.HttpServletResponse) response,
                    handler(method));
            work.doFilter(limited, response);
        }));
    }

    private static HandlerMethod handler(String method) {
        try {
            return new HandlerMethod(
                    new Handlers(), Handlers.class.getDeclaredMethod(method.equals("PUT") ? "file" : "any"));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MockHttpServletRequest request(@Nullable String client, String method) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/v1/repayments");
        if (client != null) {
            request.setUserPrincipal((Principal) () -> client);
        }
        return request;
    }

    private void keepWriting(String client) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        writes.add(Thread.ofVirtual()
                .start(() -> send(client, "POST", (request, response) -> {
                    begun.countDown();
                    awaitEnd();
                })));
        begun.await();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
