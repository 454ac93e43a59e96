package floorplan.activities.sweep;

import floorplan.workflows.sweep.SweepStage;

/** Receives the number of items that a sweep mended in a stage, for monitoring. */
@FunctionalInterface
public interface MendCounter {
    void count(SweepStage stage, int mended);
}
