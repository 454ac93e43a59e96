package floorplan.activities.receiptfile;

import floorplan.store.receiptfile.MatchedLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The threads that apply a file's receipts. Each loan has one lane, which takes the loan's receipts in the order of the
 * file. Two lanes never lock the same loan. While one sends its messages, another applies.
 */
final class ApplicationLanes implements AutoCloseable {
    private static final int LANES = 2;

    private final List<ApplicationLane> lanes;

    ApplicationLanes(LaneWork work) {
        this.lanes = IntStream.range(0, LANES)
                .mapToObj(lane -> new ApplicationLane(work))
                .toList();
    }

    /** Applies the receipts of a chunk that belong to one lane. */
    interface LaneWork {
        /**
         * @param waitingLoans the loans with a waiting receipt; the loans of receipts that begin to wait are added
         * @return true if some of the receipts wait
         */
        boolean done(List<MatchedLine> lines, Set<Long> waitingLoans);
    }

    private static final class ApplicationLane {
        private final LaneWork work;
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Set<Long> waitingLoans = new HashSet<>();
        private boolean broken;

        ApplicationLane(LaneWork work) {
            this.work = work;
        }

        Future<Boolean> begin(List<MatchedLine> lines) {
            return thread.submit(() -> apply(lines));
        }

        /** After a failure the later receipts must not overtake the failed ones. */
        private boolean apply(List<MatchedLine> lines) {
            if (broken) {
                throw new IllegalStateException("earlier receipts of the same loans could not be applied");
            }
            broken = true;
            boolean waiting = work.done(lines, waitingLoans);
            broken = false;
            return waiting;
        }
    }

    /** Begins to apply the next receipts of the file. */
    ChunkUnderWay begin(List<MatchedLine> lines) {
        List<List<MatchedLine>> byLane =
                lanes.stream().<List<MatchedLine>>map(lane -> new ArrayList<>()).toList();
        lines.forEach(line -> byLane.get(laneOf(line)).add(line));
        return new ChunkUnderWay(
                lines.getLast().line(),
                IntStream.range(0, LANES)
                        .filter(lane -> !byLane.get(lane).isEmpty())
                        .mapToObj(lane -> lanes.get(lane).begin(byLane.get(lane)))
                        .toList());
    }

    private static int laneOf(MatchedLine line) {
        MatchedLine.LineMatch match = line.match();
        return match == null ? 0 : Math.floorMod(match.loanKey(), LANES);
    }

    /**
     * Receipts that are being applied.
     *
     * @param through the last of them
     */
    record ChunkUnderWay(long through, List<Future<Boolean>> parts) {
        /**
         * Waits until all receipts of the chunk are applied or wait.
         *
         * @return true if some of the receipts wait
         */
        boolean await() {
            return parts.stream().map(BackgroundWork::resultOf).reduce(false, Boolean::logicalOr);
        }
    }

    /** Waits until everything that was begun has ended. */
    @Override
    public void close() {
        lanes.forEach(lane -> lane.thread.close());
    }
}
