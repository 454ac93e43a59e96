package floorplan.faults;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Clients that each repay a loan of their own over and over. */
final class Load implements AutoCloseable {
    private final Trial trial;
    private final long cents;
    private final Duration pause;
    private volatile List<CompletableFuture<Void>> clients = List.of();
    private volatile boolean over;

    /** @param pause each client's pause after an answer */
    Load(Trial trial, long cents, Duration pause) {
        this.trial = trial;
        this.cents = cents;
        this.pause = pause;
    }

    void start(Collection<String> loans) {
        clients = loans.stream()
                .map(loan -> CompletableFuture.runAsync(
                        () -> repay(loan), task -> Thread.ofVirtual().start(task)))
                .toList();
    }

    private void repay(String loan) {
        while (!over) {
            trial.client.sendUntilAnswered(trial.client.request(loan, cents));
            Trial.sleep(pause);
        }
    }

    /** Returns when every request that was begun is answered or given up. */
    @Override
    public void close() {
        over = true;
        clients.forEach(CompletableFuture::join);
    }
}
