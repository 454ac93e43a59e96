package floorplan.api.limits;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A number of places, of which each client may hold at most its share. */
final class ClientShares {
    enum ShareOutcome {
        TAKEN,
        /** The client holds its share already. */
        CLIENT_FULL,
        ALL_FULL
    }

    private final int most;
    private final int mostOfClient;
    private final Duration patience;
    private final Map<String, Integer> heldByClient = new HashMap<>();
    private final Lock lock = new ReentrantLock();
    private final Condition givenBack = lock.newCondition();
    private int held;

    /** @param patience how long a request waits for a place to be given back */
    ClientShares(int most, int mostOfClient, Duration patience) {
        this.most = most;
        this.mostOfClient = mostOfClient;
        this.patience = patience;
    }

    ShareOutcome take(String client) {
        lock.lock();
        try {
            long left = patience.toNanos();
            ShareOutcome outcome = look(client);
            while (outcome != ShareOutcome.TAKEN && left > 0) {
                left = givenBack.awaitNanos(left);
                outcome = look(client);
            }
            if (outcome == ShareOutcome.TAKEN) {
                held++;
                heldByClient.merge(client, 1, Integer::sum);
            }
            return outcome;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return ShareOutcome.ALL_FULL;
        } finally {
            lock.unlock();
        }
    }

    private ShareOutcome look(String client) {
        if (heldByClient.getOrDefault(client, 0) >= mostOfClient) {
            return ShareOutcome.CLIENT_FULL;
        }
        return held >= most ? ShareOutcome.ALL_FULL : ShareOutcome.TAKEN;
    }

    void giveBack(String client, int places) {
        lock.lock();
        try {
            held -= places;
            heldByClient.computeIfPresent(client, (name, now) -> now > places ? now - places : null);
            givenBack.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
