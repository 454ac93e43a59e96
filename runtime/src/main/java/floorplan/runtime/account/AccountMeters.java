package floorplan.runtime.account;

import floorplan.store.message.SendHashes;
import floorplan.store.reconcile.Reconciliations;
import floorplan.store.repayment.UnsentRepayments;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** The work that waits on the account side, read from the servers each time a meter is read. */
final class AccountMeters implements MeterBinder {
    private final UnsentRepayments unsent;
    private final SendHashes hashes;
    private final Reconciliations reconciliations;

    AccountMeters(UnsentRepayments unsent, SendHashes hashes, Reconciliations reconciliations) {
        this.unsent = unsent;
        this.hashes = hashes;
        this.reconciliations = reconciliations;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("floorplan.repayments.unsent", unsent, UnsentRepayments::count)
                .description("Accepted repayments not yet sent to the credit side")
                .register(meters);
        Gauge.builder("floorplan.repayments.unsent.age", unsent, UnsentRepayments::oldestSeconds)
                .description("Age of the oldest accepted repayment not yet sent to the credit side")
                .baseUnit("seconds")
                .register(meters);
        size(meters, SendHashes.ABOUT_TO_BE_SENT, "Repayments, reversals and correction requests about to be sent");
        size(meters, SendHashes.SENT, "Sent messages whose outcome the credit side has not logged");
        Gauge.builder("floorplan.reconciliation.differences", reconciliations, Reconciliations::openDifferences)
                .description("Differences of the newest reconciliation that need a person")
                .register(meters);
        Gauge.builder("floorplan.reconciliation.age", reconciliations, AccountMeters::secondsSinceTheLast)
                .description("Time since the last reconciliation ended")
                .baseUnit("seconds")
                .register(meters);
    }

    /** The age of the last reconciliation, in seconds; NaN before the first. */
    private static double secondsSinceTheLast(Reconciliations reconciliations) {
        return reconciliations.secondsSinceTheLast().map(Long::doubleValue).orElse(Double.NaN);
    }

    private void size(MeterRegistry meters, String hash, String description) {
        Gauge.builder("floorplan." + hash.replace('_', '.'), hashes, counted -> counted.size(hash))
                .description(description)
                .register(meters);
    }
}
