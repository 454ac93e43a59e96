package floorplan.activities.sweep;

import floorplan.activities.EachAlone;
import floorplan.activities.SignsOfLife;
import floorplan.store.bulk.BulkRequest.NewBulk;
import floorplan.store.bulk.Bulks;
import floorplan.workflows.LogIds;
import floorplan.workflows.RunningWorkflows;
import floorplan.workflows.bulk.BulkWorkflow;
import floorplan.workflows.sweep.BulkSweep;
import floorplan.workflows.sweep.SweepPage;
import floorplan.workflows.sweep.SweepStage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries on bulk requests whose workflow is lost, for one schema. */
public final class LostBulks implements BulkSweep {
    private static final Logger LOG = LoggerFactory.getLogger(LostBulks.class);
    private static final int PAGE = 200;

    private final Bulks bulks;
    private final SweepStage stage;
    private final RunningWorkflows workflows;
    private final Predicate<NewBulk> start;
    private final EachAlone each;
    private final MendCounter mends;

    /**
     * @param stage the stage of the sweep that handles this schema
     * @param start starts the workflow of a request; false if it was started meanwhile
     */
    public LostBulks(
            Bulks bulks,
            SweepStage stage,
            RunningWorkflows workflows,
            Predicate<NewBulk> start,
            EachAlone each,
            MendCounter mends) {
        this.bulks = bulks;
        this.stage = stage;
        this.workflows = workflows;
        this.start = start;
        this.each = each;
        this.mends = mends;
    }

    @Override
    public SweepPage bulks(@Nullable String after, Duration age) {
        return SignsOfLife.during(() -> olderThan(age, after));
    }

    private SweepPage olderThan(Duration age, @Nullable String after) {
        List<NewBulk> page = bulks.unfinished(age, after, PAGE);
        Set<String> running = workflows.among(
                page.stream().map(bulk -> BulkWorkflow.workflowId(bulk.id())).toList());
        List<String> mended = each
                .done(
                        page,
                        NewBulk::id,
                        bulk -> !running.contains(BulkWorkflow.workflowId(bulk.id())) && start.test(bulk))
                .stream()
                .map(NewBulk::id)
                .toList();
        if (!mended.isEmpty()) {
            LOG.warn("{} items of stage {} were mended: {}", mended.size(), stage, LogIds.some(mended));
        }
        mends.count(stage, mended.size());
        return new SweepPage(page.size() < PAGE ? null : page.getLast().id(), mended.size());
    }
}
