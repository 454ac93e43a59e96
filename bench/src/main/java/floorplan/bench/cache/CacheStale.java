package floorplan.bench.cache;

import floorplan.bench.Comparison;
import floorplan.bench.Servers;
import floorplan.store.cache.Changes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts stale reads: loans are read through two caches, like those of two processes, while they are written. A read is
 * stale if it shows an older version than one that was acknowledged before it began.
 */
public final class CacheStale implements Comparison {
    private static final int READERS = 32;
    private static final int WRITERS = 2;
    private static final int LOANS = 200;
    private static final Duration LENGTH = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "cache.stale";
    }

    @Override
    public Result run(Servers servers) {
        LoansToRead.draw(servers);
        VersionRegister register = new VersionRegister();
        long end = System.nanoTime() + LENGTH.toNanos();
        try (CacheInUse one = new CacheInUse(servers);
                CacheInUse other = new CacheInUse(servers);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Writer writer = new Writer(servers.asAccountWorker(), one, register);
            Stream<Runnable> readers = Stream.generate(() ->
                            List.<Runnable>of(() -> register.readUntil(end, one), () -> register.readUntil(end, other)))
                    .limit(READERS)
                    .flatMap(List::stream);
            Stream<Runnable> writers = Stream.<Runnable>generate(() -> () -> writer.writeUntil(end))
                    .limit(WRITERS);
            List<? extends Future<?>> all =
                    Stream.concat(readers, writers).map(threads::submit).toList();
            all.forEach(CacheStale::requireDone);
        }
        return new Result(
                register.stale.sum(),
                register.reads.sum(),
                "stale reads as reads",
                List.of(String.format(
                        Locale.ROOT,
                        "%,d reads, %,d writes, %d stale",
                        register.reads.sum(),
                        register.writes.sum(),
                        register.stale.sum())));
    }

    private static void requireDone(Future<?> thread) {
        try {
            thread.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("a read or a write failed: no figure", e);
        }
    }

    /** The newest version of each loan that was acknowledged, and the reads compared with it. */
    private static final class VersionRegister {
        private final AtomicLongArray acknowledged = new AtomicLongArray(LOANS);
        private final LongAdder reads = new LongAdder();
        private final LongAdder writes = new LongAdder();
        private final LongAdder stale = new LongAdder();

        void readUntil(long end, CacheInUse cache) {
            while (System.nanoTime() < end) {
                int loan = ThreadLocalRandom.current().nextInt(LOANS);
                long before = acknowledged.get(loan);
                long seen =
                        cache.reads.find(LoansToRead.loan(loan)).orElseThrow().version();
                reads.increment();
                if (seen < before) {
                    stale.increment();
                }
            }
        }

        void acknowledge(int loan, long version) {
            writes.increment();
            acknowledged.accumulateAndGet(loan, version, Math::max);
        }
    }

    private record Writer(
            TransactionTemplate transaction, JdbcTemplate account, CacheInUse cache, VersionRegister register) {
        Writer(DataSource pool, CacheInUse cache, VersionRegister register) {
            this(new TransactionTemplate(new JdbcTransactionManager(pool)), new JdbcTemplate(pool), cache, register);
        }

        void writeUntil(long end) {
            while (System.nanoTime() < end) {
                int loan = ThreadLocalRandom.current().nextInt(LOANS);
                register.acknowledge(loan, write(LoansToRead.loan(loan)));
            }
        }

        private long write(String loan) {
            return Objects.requireNonNull(transaction.execute(status -> {
                Changes.announce(cache.lanes::update, List.of(loan));
                account.update("UPDATE loan SET version = version + 1 WHERE loan_no = ?", loan);
                return account.queryForObject("SELECT version FROM loan WHERE loan_no = ?", Long.class, loan);
            }));
        }
    }
}
