package floorplan.store.cache;

import floorplan.store.loan.LoanViews.LoanView;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A process that reads random loans by one of the designs. It records each result with the time at which the read
 * began, and ends at the end of its input.
 */
final class ReaderProcess {
    private static final int THREADS = 8;
    private static final int MOST_DELAYED_MILLIS = 30;

    private final Design design;
    private final CacheUnderTest cache;
    private final CachedReads<LoanView> reads;
    private final ConcurrentMap<String, CompletableFuture<Optional<LoanView>>> running = new ConcurrentHashMap<>();
    private final LongAdder read = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile boolean over;

    private ReaderProcess(Design design, CacheUnderTest cache) {
        this.design = design;
        this.cache = cache;
        this.reads = cache.reads(new LateFills(cache.loans));
    }

    /** @param arguments the design, the port of Redis, the number of loans, the folder to write to, and a name */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[3]);
        try (CacheUnderTest cache =
                new CacheUnderTest(System.getenv(), Integer.parseInt(arguments[1]), CacheUnderTest.SETTINGS)) {
            ReaderProcess process = new ReaderProcess(Design.valueOf(arguments[0]), cache);
            Thread[] threads = new Thread[THREADS];
            for (int i = 0; i < THREADS; i++) {
                Path file = folder.resolve(arguments[4] + "-" + i);
                int loans = Integer.parseInt(arguments[2]);
                threads[i] = Thread.ofPlatform().start(() -> process.readInto(file, loans));
            }
            while (System.in.available() == 0 && !isClosed()) {
                System.out.println(process.read.sum());
                Thread.sleep(100);
            }
            process.over = true;
            for (Thread thread : threads) {
                thread.join();
            }
            CacheCounts counts = cache.lanes.counts();
            System.out.printf(
                    "%s at %tF: %,d reads, %,d refused, %,d hits, %,d misses, %,d mismatches, %,d loads, %,d joins, %.1f reads a batch%n",
                    arguments[4],
                    System.currentTimeMillis(),
                    process.read.sum(),
                    process.refused.sum(),
                    counts.hits(),
                    counts.misses(),
                    counts.mismatches(),
                    counts.loads(),
                    counts.joins(),
                    (double) counts.batchedReads() / Math.max(1, counts.batches()));
        }
        System.exit(0);
    }

    /** Returns whether the process that started this one is gone. */
    private static boolean isClosed() {
        return ProcessHandle.current().parent().isEmpty();
    }

    private void readInto(Path file, int loans) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Function<String, Optional<LoanView>> find = finder();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            while (!over) {
                int key = Math.min(random.nextInt(loans), random.nextInt(loans));
                long start = System.nanoTime();
                try {
                    write(out, key, start, find.apply("L-" + key).orElse(null));
                    read.increment();
                } catch (CacheBusy | DataAccessException | TransactionException | RedisException busy) {
                    refused.increment();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Version 0 stands for a missing loan, or for parts of different versions: no reader may see either. */
    private static void write(DataOutputStream out, int key, long start, @Nullable LoanView view) throws IOException {
        out.writeInt(key);
        out.writeLong(start);
        out.writeLong(view != null && isWhole(view) ? view.version() : 0);
    }

    private static boolean isWhole(LoanView view) {
        long written = view.version() - 1;
        return view.state().penalty().paid() == written
                && view.state().periods().getFirst().dealer().paid() == written;
    }

    private Function<String, Optional<LoanView>> finder() {
        return switch (design) {
            case BUILT -> reads::find;
            case JOINS_RUNNING_BATCH -> this::joinWhatRuns;
            case CACHE_ASIDE, DELETE_THEN_UPDATE -> {
                RedisCommands<byte[], byte[]> redis =
                        cache.client.connect(ByteArrayCodec.INSTANCE).sync();
                yield id -> readPlainly(redis, id);
            }
            default -> throw new IllegalArgumentException(design + " is only in the model");
        };
    }

    private Optional<LoanView> joinWhatRuns(String id) {
        CompletableFuture<Optional<LoanView>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<LoanView>> other = running.putIfAbsent(id, mine);
        if (other != null) {
            return Waits.await(other);
        }
        try {
            mine.complete(reads.find(id));
        } catch (RuntimeException failure) {
            mine.completeExceptionally(failure);
        } finally {
            running.remove(id);
        }
        return Waits.await(mine);
    }

    private Optional<LoanView> readPlainly(RedisCommands<byte[], byte[]> redis, String id) {
        byte[] key = cache.loans.key(id).getBytes(StandardCharsets.US_ASCII);
        byte[] found = redis.get(key);
        if (found != null) {
            int end = new String(found, StandardCharsets.ISO_8859_1).indexOf('\n');
            String[] tag = new String(found, 0, end, StandardCharsets.US_ASCII).split(" ", -1);
            byte[] written = java.util.Arrays.copyOfRange(found, end + 1, found.length);
            return Optional.of(cache.loans.read(new Version(tag[1], Long.parseLong(tag[2])), written));
        }
        return cache.loans.load(id).map(loaded -> {
            LateFills.delay();
            byte[] tag = loaded.version().tag(cache.loans.format());
            byte[] written = cache.loans.write(loaded.value());
            byte[] both = java.util.Arrays.copyOf(tag, tag.length + written.length);
            System.arraycopy(written, 0, both, tag.length, written.length);
            redis.set(key, both);
            return loaded.value();
        });
    }

    /** Loans whose fills of the cache are sometimes delayed until after other writes. */
    private record LateFills(CachedKind<LoanView> loans) implements CachedKind<LoanView> {
        static void delay() {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            if (random.nextInt(4) == 0) {
                try {
                    Thread.sleep(random.nextInt(MOST_DELAYED_MILLIS));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public String name() {
            return loans.name();
        }

        @Override
        public int format() {
            return loans.format();
        }

        @Override
        public Map<String, Version> versions(Collection<String> ids) {
            return loans.versions(ids);
        }

        @Override
        public Optional<Loaded<LoanView>> load(String id) {
            return loans.load(id);
        }

        @Override
        public byte[] write(LoanView value) {
            delay();
            return loans.write(value);
        }

        @Override
        public LoanView read(Version version, byte[] written) {
            return loans.read(version, written);
        }
    }
}
