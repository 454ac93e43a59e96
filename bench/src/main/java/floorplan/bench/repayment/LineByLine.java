package floorplan.bench.repayment;

import floorplan.domain.repayment.AcceptedRepayment;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A service with an outbox that carries out each line in a transaction of its own, on several threads. */
record LineByLine(OutboxService service) implements FileContender {
    private static final int THREADS = 16;

    @Override
    public String title() {
        return "outbox, a transaction a line";
    }

    @Override
    public int pay(RepaymentFile file, long end) {
        Iterator<AcceptedRepayment> lines = file.repayments(title()).iterator();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Integer>> paid = IntStream.range(0, THREADS)
                    .mapToObj(thread -> threads.submit(() -> paySome(lines, end)))
                    .toList();
            return paid.stream().mapToInt(LineByLine::result).sum();
        }
    }

    private int paySome(Iterator<AcceptedRepayment> lines, long end) {
        int paid = 0;
        while (System.nanoTime() < end) {
            AcceptedRepayment next;
            synchronized (lines) {
                if (!lines.hasNext()) {
                    return paid;
                }
                next = lines.next();
            }
            service.repay(next);
            paid++;
        }
        return paid;
    }

    private static int result(Future<Integer> some) {
        try {
            return some.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("a line failed: no figure", e);
        }
    }
}
