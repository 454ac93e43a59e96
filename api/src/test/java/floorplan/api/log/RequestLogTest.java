package floorplan.api.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import floorplan.runtime.failure.Outages;
import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

class RequestLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(RequestLog.class);
    private final List<String> lines = new ArrayList<>();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getLevel() + " " + event.getMDCPropertyMap().get("RequestId") + " "
                    + event.getFormattedMessage());
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(appender);
        assertThat(MDC.get("RequestId"))
                .as("left behind for the next request of this thread")
                .isNull();
    }

    private void ask(String method, String requestId, FilterChain chain) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/v1/loans/L-1");
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/v1/loans/{id}");
        if (!requestId.isEmpty()) {
            request.addHeader("X-Request-Id", requestId);
        }
        new RequestLog(new Outages()).doFilterInternal(request, response, chain);
    }

    private static FilterChain throwing(RuntimeException failure) {
        return (request, answer) -> {
            throw failure;
        };
    }

    @Test
    void tellsOfARequestThatMayChangeSomethingWithoutWhatTheClientMadeUp() throws Exception {
        ask("POST", "mine", (request, answer) -> {});

        assertThat(lines).containsExactly("INFO mine POST /v1/loans/{id} is answered 200");
        assertThat(response.getHeader("X-Request-Id")).isEqualTo("mine");
    }

    @Test
    void tellsNothingOfOneThatOnlyReads() throws Exception {
        ask("GET", "mine", (request, answer) -> {});

        assertThat(lines).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two words",
                "a\nline",
                "<script>",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void givesARequestAnIdThatHasNoneFitForALog(String requestId) throws Exception {
        ask("POST", requestId, (request, answer) -> {});

        String id = Objects.requireNonNull(response.getHeader("X-Request-Id"));
        assertThat(id).matches("[0-9a-f-]{36}");
        assertThat(lines).singleElement().asString().startsWith("INFO " + id);
    }

    @Test
    void tellsOfABugThatNobodyHasAnswered() {
        assertThatThrownBy(() -> ask("GET", "mine", throwing(new IllegalStateException("a bug"))))
                .hasMessage("a bug");

        assertThat(lines).containsExactly("ERROR mine GET /v1/loans/{id} failed unexpectedly");
    }

    @Test
    void tellsNothingOfAClientThatHangsUp() {
        RuntimeException gone = new IllegalStateException("broke off", new IOException("Broken pipe"));
        assertThatThrownBy(() -> ask("GET", "mine", throwing(gone))).isSameAs(gone);

        assertThat(lines).noneMatch(line -> !line.startsWith("DEBUG"));
    }
}
