package floorplan.api.imports;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.domain.imports.LineReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * Stages a file's lines in batches while they arrive. After the first invalid line nothing more is staged; the rest of
 * the file is read only to report its errors.
 *
 * @param <T> the value of a valid line
 * @param <S> its staged form
 */
final class LineStaging<T, S> implements CsvFile.LineReceiver<T> {
    private static final int BATCH = 2_000;

    /** Longest time between two reports of progress, so a file that arrives slowly does not look abandoned. */
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(20);

    private final BiFunction<Long, T, S> stage;
    private final Consumer<List<S>> add;
    private final LongPredicate arrived;
    private final List<S> batch = new ArrayList<>(BATCH);
    private final List<LineReason> reasons = new ArrayList<>();
    private long lines;
    private long wrongLines;
    private long batchBegan = System.nanoTime();

    /**
     * @param add stores a batch
     * @param arrived records how many lines have arrived; false if the import was given up meanwhile
     */
    LineStaging(BiFunction<Long, T, S> stage, Consumer<List<S>> add, LongPredicate arrived) {
        this.stage = stage;
        this.add = add;
        this.arrived = arrived;
    }

    @Override
    public void good(long line, T value) {
        if (wrongLines == 0) {
            batch.add(stage.apply(line, value));
        }
        next();
    }

    @Override
    public void bad(List<LineReason> wrong) {
        wrongLines++;
        wrong.stream().limit(LineReason.MOST - reasons.size()).forEach(reasons::add);
        batch.clear();
        next();
    }

    private void next() {
        lines++;
        if (batch.size() == BATCH || System.nanoTime() - batchBegan > LONGEST_BATCH.toNanos()) {
            keep();
        }
    }

    /** Stages the last batch, after all lines have arrived. */
    void finish() {
        keep();
    }

    private void keep() {
        if (!batch.isEmpty()) {
            add.accept(batch);
            batch.clear();
        }
        if (!arrived.test(lines)) {
            throw new ApiProblem(
                    ProblemType.IMPORT_REFUSED,
                    "The file stopped arriving for too long and was given up. Send it again.");
        }
        batchBegan = System.nanoTime();
    }

    long lines() {
        return lines;
    }

    /** The reasons to refuse the file, at most {@link LineReason#MOST}; empty if every line is valid. */
    List<LineReason> reasons() {
        return reasons;
    }

    /** The first reason and the number of invalid lines, in one sentence. There must be a reason. */
    String summary() {
        LineReason first = reasons.getFirst();
        String place = "line " + first.line() + (first.field().isEmpty() ? "" : ", " + first.field());
        String part = reasons.size() < LineReason.MOST ? "" : " for the first " + LineReason.MOST + " reasons";
        return "%s: %s (wrong lines: %d of %d, see lines%s)".formatted(place, first.reason(), wrongLines, lines, part);
    }
}
