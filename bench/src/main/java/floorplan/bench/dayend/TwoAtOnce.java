package floorplan.bench.dayend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Works on parts in order, with two threads: the measured machine has two cores. */
final class TwoAtOnce {
    private TwoAtOnce() {}

    static <T> void each(List<T> parts, Consumer<T> work) {
        List<Future<?>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            parts.forEach(part -> done.add(threads.submit(() -> work.accept(part))));
        }
        for (Future<?> part : done) {
            try {
                part.get();
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException("a part was not accrued: no figure", e);
            }
        }
    }
}
