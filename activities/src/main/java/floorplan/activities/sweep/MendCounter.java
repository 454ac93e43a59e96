package floorplan.activities.sweep;

import floorplan.workflows.sweep.SweepStage;

/** Is told how many items of a stage needed a hand, for those who watch the system. */
@FunctionalInterface
public interface MendCounter {
    void count(SweepStage stage, int mended);
}
