package floorplan.workflows.sweep;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a sweep.
 *
 * @param stage the current stage; null after the last one
 * @param after the position at which the stage's next page begins; null for its first page
 * @param mended the number of mended items by stage; stages without any are left out
 */
public record SweepProgress(
        @Nullable SweepStage stage, @Nullable String after, Map<SweepStage, Integer> mended) {
    public static final SweepProgress BEGINNING = new SweepProgress(SweepStage.PREPARED, null, Map.of());

    SweepProgress then(SweepStage of, SweepPage page, Set<SweepStage> unknown) {
        Map<SweepStage, Integer> sums = new EnumMap<>(SweepStage.class);
        sums.putAll(mended);
        if (page.mended() > 0) {
            sums.merge(of, page.mended(), Integer::sum);
        }
        return new SweepProgress(page.next() != null ? of : of.following(unknown), page.next(), sums);
    }
}
