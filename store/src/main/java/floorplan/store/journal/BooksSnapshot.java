package floorplan.store.journal;

import floorplan.store.database.AccountDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Reads on several connections at once that all see the books at one moment. */
public final class BooksSnapshot {
    private final AccountDatabase database;
    private final OpenDate openDate;

    public BooksSnapshot(AccountDatabase database) {
        this.database = database;
        this.openDate = new OpenDate(database);
    }

    /**
     * Runs the reads concurrently, each on a connection of its own. Every transaction that books anything or shows an
     * import's loans holds the open date until its commit. The reads begin while none holds it, so all of them see the
     * same bookings and the same visible loans. Other data may change between the start of the first read and the start
     * of the last.
     *
     * <p>The connections are taken before the open date is locked: otherwise bookings that wait for it could occupy all
     * connections.
     *
     * @return the results, in the order of the reads
     * @throws java.util.concurrent.CompletionException with the exception of a failed read
     */
    public <R> List<R> read(List<Supplier<R>> reads) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<R>> begun = database.inTransaction(() -> begin(reads, threads));
            return begun.stream().map(CompletableFuture::join).toList();
        }
    }

    private <R> List<CompletableFuture<R>> begin(List<Supplier<R>> reads, ExecutorService threads) {
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        try {
            List<Reading<R>> readings =
                    reads.stream().map(read -> new Reading<>(read, stopped)).toList();
            List<CompletableFuture<R>> results = readings.stream()
                    .map(reading -> CompletableFuture.supplyAsync(reading::run, threads))
                    .toList();
            readings.forEach(reading -> reading.connected.join());
            openDate.stop();
            stopped.complete(true);
            readings.forEach(reading -> reading.begun.join());
            return results;
        } finally {
            stopped.complete(false);
        }
    }

    private final class Reading<R> {
        private final CompletableFuture<Boolean> connected = new CompletableFuture<>();
        private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
        private final CompletableFuture<Boolean> stopped;
        private final Supplier<R> reads;

        Reading(Supplier<R> reads, CompletableFuture<Boolean> stopped) {
            this.reads = reads;
            this.stopped = stopped;
        }

        R run() {
            try {
                return database.inSnapshot(() -> {
                    connected.complete(true);
                    if (!stopped.join()) {
                        throw new IllegalStateException("bookings were not locked out");
                    }
                    // The first read fixes the moment of the snapshot.
                    database.sql("SELECT only_row FROM open_date")
                            .query(Integer.class)
                            .single();
                    begun.complete(true);
                    return reads.get();
                });
            } finally {
                connected.complete(false);
                begun.complete(false);
            }
        }
    }
}
