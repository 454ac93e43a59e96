package floorplan.console.operation;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Lets a page ask the API. */
@Component
public class Asking {
    /** The longest that a page waits for replies. With its own work it is then answered within three seconds. */
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    /** Most questions in work in this process. During an outage some outlive their pages. */
    private static final int MOST = 64;

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
        return new Questions(
                api,
                json,
                threads,
                places,
                (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes(),
                person(),
                Question.deadline(PATIENCE));
    }

    /** True if the signed-in person may call an operation, such as {@code GET /v1/loans/{id}}. */
    public boolean may(String operation) {
        return api.may(person(), operation);
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
