package floorplan.bench.repayment;

import floorplan.domain.repayment.AcceptedRepayment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Single repayments over HTTP at a fixed rate, each timed from the moment at which it was due. */
final class Singles {
    private static final int A_SECOND = 5;
    private static final double NEARLY_ALL = 0.99;
    private static final int ACCEPTED = 202;

    private final OverHttp http;
    private final BenchPortfolio portfolio;
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Integer> refused = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<AcceptedRepayment> unanswered = new ConcurrentLinkedQueue<>();

    Singles(OverHttp http, BenchPortfolio portfolio) {
        this.http = http;
        this.portfolio = portfolio;
    }

    /** Sends repayments while the work lasts. Afterwards sends the refused ones again; each must then be applied. */
    <T> T during(Supplier<T> work) {
        T result = whileItLasts(work);
        unanswered.forEach(http::repay);
        return result;
    }

    private <T> T whileItLasts(Supplier<T> work) {
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            long interval = TimeUnit.SECONDS.toNanos(1) / A_SECOND;
            ScheduledFuture<?> sending = clock.scheduleAtFixedRate(
                    () -> {
                        long due = System.nanoTime();
                        clients.execute(() -> repay(due));
                    },
                    0,
                    interval,
                    TimeUnit.NANOSECONDS);
            try {
                return work.get();
            } finally {
                sending.cancel(false);
            }
        }
    }

    private void repay(long due) {
        AcceptedRepayment repayment = portfolio.next();
        int status = http.ask(repayment);
        if (status > ACCEPTED) {
            refused.add(status);
            unanswered.add(repayment);
        } else {
            nanos.add(System.nanoTime() - due);
        }
    }

    int sent() {
        return nanos.size() + unanswered.size();
    }

    /** @return a line for a person */
    String report() {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int rank = Math.max((int) Math.ceil(NEARLY_ALL * sorted.size()), 1);
        return String.format(
                Locale.ROOT,
                "%d single repayments meanwhile, %d a second: p50 %.0f ms, p99 %.0f ms, refused %s",
                sorted.size(),
                A_SECOND,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(rank - 1) / 1e6,
                refused.isEmpty() ? "none" : refused);
    }
}
