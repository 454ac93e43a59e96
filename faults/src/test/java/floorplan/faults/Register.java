package floorplan.faults;

import floorplan.api.system.AppProcess;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.FakeClock;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads loans and a credit line over HTTP, from three processes, and compares each answer with the database just before
 * the read. Debt and used credit only fall in these runs, so a larger value in an answer is older than a finished
 * write.
 */
final class Register implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int FEWEST = 100;

    /** Two more processes that only read, with clocks a day behind and a day ahead; they stay up for the next runs. */
    private static @Nullable List<AppProcess> others;

    private final Trial trial;
    private final List<Thread> readers = new ArrayList<>();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();
    private final AtomicReference<String> example = new AtomicReference<>("");
    private volatile boolean over;

    Register(Trial trial) {
        this.trial = trial;
    }

    void start(List<String> loans) {
        read(trial.system.api, loans);
        others(trial.rig).forEach(other -> read(other, loans));
    }

    private static synchronized List<AppProcess> others(Rig rig) {
        List<AppProcess> started = others;
        if (started == null) {
            started = List.of(
                    new AppProcess("api", "api-behind", readerSettings(rig, "-1d")),
                    new AppProcess("api", "api-ahead", readerSettings(rig, "+1d")));
            started.forEach(AppProcess::ready);
            others = started;
        }
        return started;
    }

    private static Map<String, String> readerSettings(Rig rig, String clock) {
        Map<String, String> settings = new TreeMap<>(rig.apiSettings());
        settings.putAll(rig.stack.environment());
        settings.putAll(FakeClock.environment(clock));
        settings.put("SPRING_PROFILES_ACTIVE", "api-only");
        return settings;
    }

    private void read(AppProcess from, List<String> loans) {
        for (int i = 0; i < 2; i++) {
            readers.add(Thread.ofVirtual().start(() -> {
                for (int turn = 0; !over; turn++) {
                    String loan = loans.get(turn % loans.size());
                    read(
                            from,
                            "/v1/loans/" + loan,
                            "/principal",
                            () -> trial.account("SELECT principal FROM loan WHERE loan_no = '" + loan + "'"));
                    read(
                            from,
                            "/v1/credit-lines/D",
                            "/used",
                            () -> trial.clms("SELECT used FROM credit_line WHERE dealer_id = 'D'"));
                }
            }));
        }
    }

    private interface Truth {
        long cents();
    }

    private void read(AppProcess from, String path, String amount, Truth truth) {
        long before = truth.cents();
        try {
            Answer answer = trial.system.send(trial.system.requestTo(from, path).timeout(PATIENCE));
            if (answer.status() != 200) {
                return;
            }
            reads.incrementAndGet();
            long shown = new BigDecimal(answer.text(amount)).movePointRight(2).longValueExact();
            if (shown > before) {
                stale.incrementAndGet();
                example.set("%s of %s shows %d when it was %d already".formatted(path, from.url(), shown, before));
            }
        } catch (UncheckedIOException noAnswer) {
            // A read without an answer shows nothing.
        }
    }

    /** Returns when each read has ended and is checked. */
    @Override
    public void close() {
        over = true;
        for (Thread reader : readers) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        trial.require(
                stale.get() == 0,
                "register: %d of %d reads stale: %s".formatted(stale.get(), reads.get(), example.get()));
        trial.require(reads.get() >= FEWEST, "register: there were only " + reads.get() + " reads");
    }
}
