package floorplan.runtime.sweep;

import floorplan.activities.sweep.MendCounter;
import floorplan.workflows.sweep.SweepStage;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** The counter {@code floorplan.sweep.mends} by stage. It exists from the start, so an alert can watch its rise. */
public final class MendMeters implements MendCounter {
    private static final String NAME = "floorplan.sweep.mends";

    private final MeterRegistry meters;

    public MendMeters(MeterRegistry meters) {
        this.meters = meters;
        for (SweepStage stage : SweepStage.values()) {
            count(stage, 0);
        }
    }

    @Override
    public void count(SweepStage stage, int mended) {
        meters.counter(NAME, "stage", stage.name().toLowerCase(Locale.ROOT)).increment(mended);
    }
}
