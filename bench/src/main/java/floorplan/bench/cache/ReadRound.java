package floorplan.bench.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A round of reads by many readers at once.
 *
 * @param nanos how long each read took, shortest first
 */
record ReadRound(double perSecond, List<Long> nanos) {
    /**
     * Lets each reader read one loan after the other until {@code reads} loans are read, on virtual threads like the
     * API's.
     */
    static ReadRound of(int readers, int reads, Supplier<String> loans, Consumer<String> read) {
        long[] nanos = new long[reads];
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < readers; i++) {
                all.add(threads.submit(() -> {
                    for (int n = next.getAndIncrement(); n < reads; n = next.getAndIncrement()) {
                        String loan = loans.get();
                        long from = System.nanoTime();
                        read.accept(loan);
                        nanos[n] = System.nanoTime() - from;
                    }
                }));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        all.forEach(ReadRound::requireDone);
        return new ReadRound(
                reads / seconds, Arrays.stream(nanos).sorted().boxed().toList());
    }

    private static void requireDone(Future<?> reader) {
        try {
            reader.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("a read failed: no figure", e);
        }
    }

    /** The time in milliseconds within which this share of the reads was done. */
    double percentileMillis(double share) {
        int rank = (int) Math.ceil(share * nanos.size());
        return nanos.get(Math.max(rank, 1) - 1) / 1e6;
    }
}
