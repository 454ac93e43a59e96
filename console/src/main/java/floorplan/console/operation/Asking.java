package floorplan.console.operation;

import floorplan.console.operation.ActionOutcome.ActionDone;
import floorplan.console.operation.ActionOutcome.ActionRefused;
import floorplan.console.operation.ActionOutcome.ActionUnknown;
import floorplan.console.operation.Reply.ReplyState;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lets a page ask the API. */
@Component
public class Asking {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    /** The longest that a page waits for replies. With its own work it is then answered within three seconds. */
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    /** The longest that a page waits for an action. The API itself answers an unfinished one after two seconds. */
    private static final Duration PATIENCE_WITH_ACTIONS = Duration.ofSeconds(8);

    /** An upload takes as long as the browser sends; the API watches its pace. */
    private static final Duration PATIENCE_WITH_FILES = Duration.ofHours(1);

    /** Most questions in progress in this process. During an outage some outlive their pages. */
    private static final int MOST = 64;

    private static final int ACCEPTED = 202;

    private final ApiOperations api;
    private final Semaphore places = new Semaphore(MOST);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Reads only the fields that a page shows; the API's answers have more. */
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Asking(ApiOperations api) {
        this.api = api;
    }

    /** The questions of the page that is being answered by this thread. */
    public Questions forPage() {
        return new Questions(api, json, threads, places, page(), person(), Question.deadline(PATIENCE));
    }

    /** True if the signed-in person may call an operation, such as {@code GET /v1/loans/{id}}. */
    public boolean may(String operation) {
        return api.may(person(), operation);
    }

    /** Asks the API to do something with the content of a form. */
    public ActionOutcome act(ApiRequest request) {
        return outcome(request, PATIENCE_WITH_ACTIONS);
    }

    /** Asks the API to take a file, which is read while it arrives from the browser. */
    public ActionOutcome upload(ApiRequest request) {
        return outcome(request, PATIENCE_WITH_FILES);
    }

    private ActionOutcome outcome(ApiRequest request, Duration patience) {
        ServletRequestAttributes page = page();
        Authentication person = person();
        try {
            ApiAnswer answer = within(patience, () -> api.ask(page, person, request));
            if (answer.isGood()) {
                return new ActionDone(answer.status() == ACCEPTED, tree(answer));
            }
            Problem problem = Problem.of(answer, json);
            return problem.isFinal() ? new ActionRefused(problem) : new ActionUnknown(problem.detail());
        } catch (TimeoutException late) {
            return new ActionUnknown("");
        }
    }

    private JsonNode tree(ApiAnswer answer) {
        return answer.body().isBlank() ? json.createObjectNode() : json.readTree(answer.body());
    }

    /** The parts of an answer that a page shows. */
    public <T> T read(JsonNode answer, Class<T> type) {
        return json.treeToValue(answer, type);
    }

    /**
     * Sends the API's answer to the browser as a file, such as a list as CSV.
     *
     * @param accepted its media type
     * @return the API's refusal; {@code KNOWN} if the file was sent
     */
    public Reply<String> download(Target target, String accepted) {
        ServletRequestAttributes page = page();
        Authentication person = person();
        try {
            ApiAnswer answer =
                    within(PATIENCE_WITH_FILES, () -> api.send(page, person, ApiRequest.get(target, accepted)));
            return answer.isGood() ? Reply.known("") : Reply.without(answer.status(), Problem.of(answer, json));
        } catch (TimeoutException late) {
            return Reply.without(ReplyState.UNKNOWN, "");
        }
    }

    /** Asks in a thread of its own, because the API's servlet changes the state of the thread that it runs in. */
    private ApiAnswer within(Duration patience, Callable<ApiAnswer> request) throws TimeoutException {
        Map<String, String> logged = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
        try {
            return threads.submit(() -> {
                        MDC.setContextMap(logged);
                        return request.call();
                    })
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            LOG.error("an action of a page failed unexpectedly", failed);
            throw new TimeoutException();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TimeoutException();
        }
    }

    private static ServletRequestAttributes page() {
        return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    }

    private static Authentication person() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null) {
            throw new IllegalStateException("pages are for people who have signed in");
        }
        return person;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
