package floorplan.api.limits;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.http.HttpHeaders;

/** How fast each client may ask, and how far it has used that up. */
final class ClientRates {
    /** A client that has asked nothing lately is as one that was never seen. */
    private static final int MOST_REMEMBERED = 10_000;

    private final long perSecond;
    private final long burst;
    private final ConcurrentMap<String, Bucket> clients = new ConcurrentHashMap<>();

    ClientRates(long perSecond) {
        this.perSecond = perSecond;
        this.burst = 2 * perSecond;
    }

    /** @throws ApiProblem (429) when the client has asked too much, with when it may again */
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
