package floorplan.worker.credit;

import floorplan.store.credit.DeadLetters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** The work that waits on the credit side, read from the database each time a meter is read. */
final class CreditMeters implements MeterBinder {
    private final DeadLetters deadLetters;

    CreditMeters(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("floorplan.dead.letters", deadLetters, DeadLetters::waiting)
                .description("Dead letters that wait for a person")
                .register(meters);
    }
}
