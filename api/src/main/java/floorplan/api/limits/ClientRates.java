package floorplan.api.limits;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.http.HttpHeaders;

/** The request rate of each client, with its limit. */
final class ClientRates {
    /**
     * Number of remembered clients above which those with no recent requests are forgotten. A forgotten client is
     * treated like a new one.
     */
    private static final int MOST_REMEMBERED = 10_000;

    private final long perSecond;
    private final long burst;
    private final ConcurrentMap<String, Bucket> clients = new ConcurrentHashMap<>();

    ClientRates(long perSecond) {
        this.perSecond = perSecond;
        this.burst = 2 * perSecond;
    }

    /** @throws ApiProblem (429) with {@code Retry-After}, if the client sends requests too fast */
    void take(String client) {
        if (clients.size() > MOST_REMEMBERED) {
            clients.values().removeIf(bucket -> bucket.getAvailableTokens() >= burst);
        }
        ConsumptionProbe probe =
                clients.computeIfAbsent(client, unseen -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw new ApiProblem(
                            ProblemType.TOO_MANY_REQUESTS,
                            "You may send " + perSecond
                                    + " requests a second. Send the same request again after Retry-After.")
                    .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
