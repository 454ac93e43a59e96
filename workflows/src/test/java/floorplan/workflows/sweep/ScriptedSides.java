package floorplan.workflows.sweep;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A stand-in for both sides: each stage has as many pages as the test says, each with one mended item. */
final class ScriptedSides implements AccountSweep, CreditSweep, BulkSweep {
    /** The stages that were called, in order, each with its start position. Failed tries are left out. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    final Map<SweepStage, Integer> pages = new EnumMap<>(SweepStage.class);
    final Set<SweepStage> down = ConcurrentHashMap.newKeySet();

    private SweepPage page(SweepStage stage, @Nullable String after) {
        if (down.contains(stage)) {
            throw new IllegalStateException("its server is down");
        }
        int page = after == null ? 1 : Integer.parseInt(after) + 1;
        asked.add(stage + " " + page);
        int last = pages.getOrDefault(stage, 0);
        return new SweepPage(page < last ? String.valueOf(page) : null, last == 0 ? 0 : 1);
    }

    @Override
    public SweepPage prepared(@Nullable String after, Duration age) {
        return page(SweepStage.PREPARED, after);
    }

    @Override
    public SweepPage repayments(@Nullable String after, Duration age) {
        return page(SweepStage.REPAYMENTS, after);
    }

    @Override
    public SweepPage reversals(@Nullable String after, Duration age) {
        return page(SweepStage.REVERSALS, after);
    }

    @Override
    public SweepPage corrections(@Nullable String after, Duration age) {
        return page(SweepStage.CORRECTIONS, after);
    }

    @Override
    public SweepPage imports(@Nullable String after, Duration age) {
        return page(SweepStage.IMPORTS, after);
    }

    @Override
    public SweepPage receiptFiles(@Nullable String after, Duration age) {
        return page(SweepStage.RECEIPT_FILES, after);
    }

    /** Both task queues have this step. The decisions come between its two stages. */
    @Override
    public SweepPage bulks(@Nullable String after, Duration age) {
        boolean letters = asked.stream().anyMatch(stage -> stage.startsWith(SweepStage.DECISIONS.name()));
        return page(letters ? SweepStage.LETTER_BULKS : SweepStage.LOAN_BULKS, after);
    }

    @Override
    public SweepPage decisions(@Nullable String after, Duration age) {
        return page(SweepStage.DECISIONS, after);
    }

    @Override
    public SweepPage strays() {
        return page(SweepStage.STRAYS, null);
    }
}
