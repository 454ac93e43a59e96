package floorplan.runtime.account;

import floorplan.store.database.BusinessClock;
import floorplan.store.receipt.OpenReceiptAges;
import floorplan.store.receipt.OpenReceiptAges.AgedReceipts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The open receipts by currency and age. Currencies come and go, so the meters of the ages are made anew whenever the
 * meter of all open receipts is read.
 */
final class ReceiptMeters implements MeterBinder {
    private static final int ANY = 0;
    private static final List<Integer> AGES = List.of(ANY, 1, 5, 30);
    private static final double CENTS = 100;

    private final OpenReceiptAges ages;
    private final BusinessClock clock;

    ReceiptMeters(OpenReceiptAges ages, BusinessClock clock) {
        this.ages = ages;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        MultiGauge numbers = MultiGauge.builder("floorplan.receipts.unapplied.aged")
                .description("Open receipts whose value date is at least as many days ago as the tag 'days' states")
                .register(meters);
        MultiGauge totals = MultiGauge.builder("floorplan.receipts.unapplied.total")
                .description("The open amount of these receipts, in units of the currency")
                .register(meters);
        Gauge.builder("floorplan.receipts.unapplied", () -> renewed(numbers, totals))
                .description("Open receipts: money that no loan takes yet")
                .register(meters);
    }

    private long renewed(MultiGauge numbers, MultiGauge totals) {
        List<AgedReceipts> all = ages.by(AGES, clock.today());
        List<AgedReceipts> aged = all.stream().filter(line -> line.days() > ANY).toList();
        numbers.register(rows(aged, AgedReceipts::receipts), true);
        totals.register(rows(aged, line -> line.cents() / CENTS), true);
        return all.stream()
                .filter(line -> line.days() == ANY)
                .mapToLong(AgedReceipts::receipts)
                .sum();
    }

    private static List<Row<?>> rows(List<AgedReceipts> lines, ToDoubleFunction<AgedReceipts> value) {
        return lines.stream()
                .<Row<?>>map(line -> Row.of(
                        Tags.of("currency", line.currency(), "days", Integer.toString(line.days())),
                        value.applyAsDouble(line)))
                .toList();
    }
}
