package floorplan.store.journal;

import floorplan.store.database.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads on several connections at once that all see the books at one moment. */
public final class BooksSnapshot {
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final OpenDate openDate;
    private final Snapshot snapshot;

    public BooksSnapshot(DataSource database) {
        this.database = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.openDate = new OpenDate(this.database);
        this.snapshot = new Snapshot(database);
    }

    /**
     * Reads at once, each on a connection of its own. Whoever books anything, or shows the loans of an import, holds the open date until the commit. Nobody does
     * while these begin: what one of them sees of that, all see. Anything else may have changed between the first and the last beginning.
     *
     * @return what they read, in their order
     * @throws java.util.concurrent.CompletionException with what one of them threw
     */
    public <R> List<R> read(List<Supplier<R>> reads) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<R>> begun = Objects.requireNonNull(transaction.execute(status -> {
                openDate.stop();
                return begin(reads, threads);
            }));
            return begun.stream().map(CompletableFuture::join).toList();
        }
    }

    private <R> List<CompletableFuture<R>> begin(List<Supplier<R>> reads, ExecutorService threads) {
        List<Reading<R>> readings = reads.stream().map(Reading::new).toList();
        List<CompletableFuture<R>> results = readings.stream()
                .map(reading -> CompletableFuture.supplyAsync(reading::run, threads))
                .toList();
        readings.forEach(reading -> reading.begun.join());
        return results;
    }

    private final class Reading<R> {
        private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
        private final Supplier<R> reads;

        Reading(Supplier<R> reads) {
            this.reads = reads;
        }

        R run() {
            try {
                return snapshot.read(() -> {
                    // The first read is what fixes the moment.
                    database.sql("SELECT only_row FROM open_date")
                            .query(Integer.class)
                            .single();
                    begun.complete(true);
                    return reads.get();
                });
            } finally {
                begun.complete(false);
            }
        }
    }
}
