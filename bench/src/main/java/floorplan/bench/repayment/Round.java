package floorplan.bench.repayment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What one contender did in one round.
 *
 * @param perSecond repayments, from the first one sent until the credit of the last one is restored
 * @param nanos how long each took, from sent to answered, shortest first
 * @param cpuMillis what each process spent on one repayment
 */
record Round(double perSecond, List<Long> nanos, Map<String, Double> cpuMillis) {
    /** Clients that each send the next repayment when the last one is answered. */
    static Round of(
            Contender contender,
            Portfolio portfolio,
            Books books,
            Map<String, ProcessHandle> processes,
            int clients,
            Duration length) {
        long before = books.restored();
        Map<String, Double> cpuBefore = cpuMillis(processes);
        long start = System.nanoTime();
        List<Long> nanos = sendAll(contender, portfolio, clients, start + length.toNanos());
        books.await(before + nanos.size());
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<String, Double> cpu = cpuMillis(processes);
        cpu.replaceAll((name, millis) -> (millis - cpuBefore.getOrDefault(name, 0.0)) / nanos.size());
        return new Round(nanos.size() / seconds, nanos, cpu);
    }

    private static List<Long> sendAll(Contender contender, Portfolio portfolio, int clients, long end) {
        List<Future<List<Long>>> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                sent.add(threads.submit(() -> sendUntil(end, contender, portfolio)));
            }
        }
        return sent.stream().flatMap(client -> result(client).stream()).sorted().toList();
    }

    private static List<Long> sendUntil(long end, Contender contender, Portfolio portfolio) {
        List<Long> nanos = new ArrayList<>();
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            contender.repay(portfolio.next());
            nanos.add(System.nanoTime() - start);
        }
        return nanos;
    }

    private static List<Long> result(Future<List<Long>> client) {
        try {
            return client.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("a repayment failed: no figure", e);
        }
    }

    private static Map<String, Double> cpuMillis(Map<String, ProcessHandle> processes) {
        Map<String, Double> millis = new TreeMap<>();
        processes.forEach((name, process) ->
                process.info().totalCpuDuration().ifPresent(spent -> millis.put(name, spent.toNanos() / 1e6)));
        return millis;
    }

    /** How long the slowest of this share of the repayments took, in milliseconds. */
    double percentileMillis(double share) {
        int rank = (int) Math.ceil(share * nanos.size());
        return nanos.get(Math.max(rank, 1) - 1) / 1e6;
    }
}
