package floorplan.store.cache;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Objects that exist only in a test. Every query for them waits until the test releases it. */
final class SlowKind implements CachedKind<String> {
    /** The ids of each query, in the order of the queries. */
    final BlockingQueue<Collection<String>> asked = new LinkedBlockingQueue<>();

    final List<String> loaded = new CopyOnWriteArrayList<>();
    final Semaphore answers = new Semaphore(0);
    final Semaphore loads = new Semaphore(0);
    volatile long number = 1;
    volatile @Nullable RuntimeException failure;

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public int format() {
        return 1;
    }

    @Override
    public Map<String, Version> versions(Collection<String> ids) {
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
        asked.add(List.copyOf(ids));
        long before = number;
        answers.acquireUninterruptibly();
        return ids.stream().collect(Collectors.toMap(id -> id, id -> new Version("epoch", before)));
    }

    @Override
    public Optional<Loaded<String>> load(String id) {
        long before = number;
        loaded.add(id);
        loads.acquireUninterruptibly();
        return Optional.of(new Loaded<>(new Version("epoch", before), id + " " + before));
    }

    @Override
    public byte[] write(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String read(Version version, byte[] written) {
        return new String(written, StandardCharsets.UTF_8);
    }

    /** The ids of the next query. */
    Collection<String> nextAsked() throws InterruptedException {
        Collection<String> next = asked.poll(60, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nobody asked");
        }
        return next;
    }
}
