package floorplan.bench.repayment;

import floorplan.domain.repayment.AcceptedRepayment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * One round of one contender.
 *
 * @param perSecond repayments, from the first one sent until the credit of the last one is restored, if it has any
 * @param nanos time of each repayment from request to answer, shortest first
 * @param cpuMillis CPU time of each process for one repayment
 */
record RepaymentRound(double perSecond, List<Long> nanos, Map<String, Double> cpuMillis) {
    /** Sends repayments until a moment of {@link System#nanoTime} and returns the time of each in nanoseconds. */
    interface RepaymentSender {
        List<Long> until(long end);
    }

    /** Clients that send their next repayment once the last one is answered. */
    static RepaymentSender byClients(int clients, RepaymentContender contender, BenchPortfolio portfolio) {
        return end -> sendAll(contender, portfolio, clients, end);
    }

    /** Clients that together send this many repayments; each sends its next one once its last one is answered. */
    static RepaymentSender byClients(
            int clients, RepaymentContender contender, int count, Supplier<AcceptedRepayment> repayments) {
        return end -> {
            AtomicInteger left = new AtomicInteger(count);
            List<Future<List<Long>>> sent = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
                for (int i = 0; i < clients; i++) {
                    sent.add(threads.submit(() -> sendWhile(left, contender, repayments)));
                }
            }
            return results(sent);
        };
    }

    private static List<Long> sendWhile(
            AtomicInteger left, RepaymentContender contender, Supplier<AcceptedRepayment> repayments) {
        List<Long> nanos = new ArrayList<>();
        while (left.getAndDecrement() > 0) {
            long start = System.nanoTime();
            contender.repay(repayments.get());
            nanos.add(System.nanoTime() - start);
        }
        return nanos;
    }

    /**
     * Sends at a fixed rate, whether or not earlier repayments are answered. Each is timed from the moment at which it
     * was due.
     */
    static RepaymentSender atRate(double perSecond, RepaymentContender contender, BenchPortfolio portfolio) {
        return end -> sendAtRate(contender, portfolio, (long) (1e9 / perSecond), end);
    }

    static RepaymentRound of(
            RepaymentContender contender,
            BothSidesDone books,
            Map<String, ProcessHandle> processes,
            RepaymentSender sending,
            Duration length) {
        long before = books.restored();
        Map<String, Double> cpuBefore = cpuMillis(processes);
        long start = System.nanoTime();
        List<Long> nanos = sending.until(start + length.toNanos());
        books.await(before + (contender.isReal() ? nanos.size() : 0));
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<String, Double> cpu = cpuMillis(processes);
        cpu.replaceAll((name, millis) -> (millis - cpuBefore.getOrDefault(name, 0.0)) / nanos.size());
        return new RepaymentRound(nanos.size() / seconds, nanos, cpu);
    }

    private static List<Long> sendAll(RepaymentContender contender, BenchPortfolio portfolio, int clients, long end) {
        List<Future<List<Long>>> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                sent.add(threads.submit(() -> sendUntil(end, contender, portfolio)));
            }
        }
        return results(sent);
    }

    private static List<Long> sendUntil(long end, RepaymentContender contender, BenchPortfolio portfolio) {
        List<Long> nanos = new ArrayList<>();
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            contender.repay(portfolio.next());
            nanos.add(System.nanoTime() - start);
        }
        return nanos;
    }

    private static List<Long> sendAtRate(
            RepaymentContender contender, BenchPortfolio portfolio, long interval, long end) {
        List<Future<List<Long>>> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long due = System.nanoTime(); due < end; due += interval) {
                LockSupport.parkNanos(due - System.nanoTime());
                long wasDue = due;
                sent.add(threads.submit(() -> {
                    contender.repay(portfolio.next());
                    return List.of(System.nanoTime() - wasDue);
                }));
            }
        }
        return results(sent);
    }

    private static List<Long> results(List<Future<List<Long>>> sent) {
        return sent.stream().flatMap(some -> result(some).stream()).sorted().toList();
    }

    private static List<Long> result(Future<List<Long>> some) {
        try {
            return some.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("a repayment failed: no figure", e);
        }
    }

    /** The CPU time that each process has spent. */
    static Map<String, Double> cpuMillis(Map<String, ProcessHandle> processes) {
        Map<String, Double> millis = new TreeMap<>();
        processes.forEach((name, process) ->
                process.info().totalCpuDuration().ifPresent(spent -> millis.put(name, spent.toNanos() / 1e6)));
        return millis;
    }

    /** The time in milliseconds within which this share of the repayments was answered. */
    double percentileMillis(double share) {
        int rank = (int) Math.ceil(share * nanos.size());
        return nanos.get(Math.max(rank, 1) - 1) / 1e6;
    }
}
