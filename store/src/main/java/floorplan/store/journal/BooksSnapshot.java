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
     * Reads at once, each on a connection of its own. Whoever books anything, or shows the loans of an import, holds the open date until the commit. Nobody does
     * while these begin: what one of them sees of that, all see. Anything else may have changed between the first and the last beginning.
     *
     * <p>The connections are taken before the open date is: otherwise all others could be with bookings that wait for it.
     *
     * @return what they read, in their order
     * @throws java.util.concurrent.CompletionException with what one of them threw
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
                        throw new IllegalStateException("the others were not kept from booking");
                    }
                    // The first read is what fixes the moment.
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
