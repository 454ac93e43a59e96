package floorplan.bench.dayend;

import floorplan.bench.repayment.OverHttp;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Late repayments at a fixed rate until they are stopped, whether or not earlier ones are answered. Each is timed from
 * the moment at which it was due.
 */
final class SteadyCorrections {
    private static final Money SMALL = new Money(Currency.getInstance("CNY"), 100);

    private final OverHttp http;
    private final List<String> loans;
    private final LocalDate valueDate;
    private final List<Future<Long>> sent = new ArrayList<>();
    private final Thread sender;
    private volatile boolean stopped;

    /** Starts at once. */
    SteadyCorrections(OverHttp http, List<String> loans, LocalDate valueDate, Duration interval) {
        this.http = http;
        this.loans = loans;
        this.valueDate = valueDate;
        this.sender = Thread.ofPlatform().start(() -> send(interval.toNanos()));
    }

    private void send(long interval) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long due = System.nanoTime(); !stopped; due += interval) {
                LockSupport.parkNanos(due - System.nanoTime());
                long wasDue = due;
                String loan = loans.get(sent.size() % loans.size());
                sent.add(threads.submit(() -> {
                    http.repay(late(loan));
                    return System.nanoTime() - wasDue;
                }));
            }
        }
    }

    private AcceptedRepayment late(String loan) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return new AcceptedRepayment(
                id, "bench", id, id + id, loan, Payer.DEALER, SMALL, valueDate, null, BackDating.NONE);
    }

    /**
     * Stops and waits for the answers.
     *
     * @return the time of each in nanoseconds, shortest first
     * @throws IllegalStateException if one of them failed
     */
    List<Long> stop() {
        stopped = true;
        try {
            sender.join();
            List<Long> nanos = new ArrayList<>();
            for (Future<Long> answer : sent) {
                nanos.add(answer.get());
            }
            return nanos.stream().sorted().toList();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("a late repayment failed: no figure", e);
        }
    }
}
