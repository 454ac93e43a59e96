package floorplan.worker.dayend;

import floorplan.store.database.BusinessClock;
import floorplan.store.dayend.BusinessDates;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.temporal.ChronoUnit;

/** The progress of closing the books, read from the database each time a meter is read. */
final class DayEndMeters implements MeterBinder {
    private final BusinessDates dates;
    private final BusinessClock clock;

    DayEndMeters(BusinessDates dates, BusinessClock clock) {
        this.dates = dates;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("floorplan.day.end.age", this, DayEndMeters::daysSinceTheLastClosed)
                .description("Days since the last closed date: 1 if yesterday is closed")
                .baseUnit("days")
                .register(meters);
    }

    /** The age of the last closed date, in days; NaN before the first day-end. */
    private double daysSinceTheLastClosed() {
        return dates.lastClosed()
                .map(date -> (double) ChronoUnit.DAYS.between(date, clock.today()))
                .orElse(Double.NaN);
    }
}
