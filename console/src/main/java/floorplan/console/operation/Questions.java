package floorplan.console.operation;

import floorplan.console.operation.Reply.ReplyState;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;
import org.springframework.security.core.Authentication;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** The questions of one page, which the API answers concurrently. All replies are there by the page's deadline. */
public final class Questions {
    private final ApiOperations api;
    private final JsonMapper json;
    private final ExecutorService threads;
    private final Semaphore places;
    private final ServletRequestAttributes page;
    private final Authentication person;
    private final long deadline;

    Questions(
            ApiOperations api,
            JsonMapper json,
            ExecutorService threads,
            Semaphore places,
            ServletRequestAttributes page,
            Authentication person,
            long deadline) {
        this.api = api;
        this.json = json;
        this.threads = threads;
        this.places = places;
        this.page = page;
        this.person = person;
        this.deadline = deadline;
    }

    /**
     * Asks the API.
     *
     * @param type the parts of the answer that the page shows
     */
    public <T> Question<T> ask(Target target, Class<T> type) {
        Map<String, String> logged = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
        return new Question<>(
                threads.submit(() -> {
                    MDC.setContextMap(logged);
                    return answered(target, type);
                }),
                deadline);
    }

    private <T> Reply<T> answered(Target target, Class<T> type) throws InterruptedException {
        if (!places.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            return Reply.without(ReplyState.UNKNOWN, "");
        }
        try {
            return read(api.ask(page, person, ApiRequest.get(target)), type);
        } finally {
            places.release();
        }
    }

    private <T> Reply<T> read(ApiAnswer answer, Class<T> type) {
        return answer.isGood()
                ? Reply.known(json.readValue(answer.body(), type))
                : Reply.without(answer.status(), Problem.of(answer, json));
    }
}
