package floorplan.workflows.reconcile;

import floorplan.domain.reconcile.Difference;
import floorplan.domain.reconcile.Movement;
import floorplan.domain.reconcile.MovementSource;
import floorplan.domain.reconcile.RangeDigest;
import floorplan.domain.reconcile.SourceTotal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The findings of a reconciliation so far. */
final class ReconcileFindings {
    private record SourceCurrency(MovementSource source, String currency) {}

    private final Map<SourceCurrency, SourceTotal> totals = new LinkedHashMap<>();
    private final Set<String> busy = new LinkedHashSet<>();
    private final List<Difference> newDifferences = new ArrayList<>();
    private @Nullable ReconcileStage stage;
    private @Nullable String after;
    private long sentAgain;
    private long reservedAgain;
    private long marksRemoved;
    private long differences;

    ReconcileFindings(ReconcileProgress from) {
        stage = from.stage();
        after = from.after();
        from.totals().forEach(total -> totals.put(new SourceCurrency(total.source(), total.currency()), total));
        busy.addAll(from.busyDealers());
        sentAgain = from.sentAgain();
        reservedAgain = from.reservedAgain();
        marksRemoved = from.marksRemoved();
        differences = from.differences();
    }

    @Nullable
    ReconcileStage stage() {
        return stage;
    }

    @Nullable
    String after() {
        return after;
    }

    /** The differences of the current page. */
    List<Difference> newDifferences() {
        return newDifferences;
    }

    /** @param next the position at which the stage's next page begins; null after the last page */
    void goOn(@Nullable String next, ReconcileOrder order) {
        differences += newDifferences.size();
        newDifferences.clear();
        after = next;
        if (next == null && stage != null) {
            stage = order.following(stage);
        }
    }

    void add(MovementSource source, RangeDigest account, RangeDigest credit) {
        account.cents().forEach((currency, cents) -> add(new SourceTotal(source, currency, cents, 0)));
        credit.cents().forEach((currency, cents) -> add(new SourceTotal(source, currency, 0, cents)));
    }

    /** Subtracts young movements from the credit side's total, because the account side did not name them. */
    void leaveOut(MovementSource source, List<Movement> young) {
        young.forEach(movement -> add(new SourceTotal(source, movement.currency(), 0, -movement.cents())));
    }

    private void add(SourceTotal more) {
        totals.merge(
                new SourceCurrency(more.source(), more.currency()),
                more,
                (a, b) ->
                        new SourceTotal(a.source(), a.currency(), a.account() + b.account(), a.credit() + b.credit()));
    }

    void found(Difference difference) {
        newDifferences.add(difference);
    }

    void sentAgain(String dealerId) {
        sentAgain++;
        mended(dealerId);
    }

    void reservedAgain(String dealerId) {
        reservedAgain++;
        mended(dealerId);
    }

    private void mended(String dealerId) {
        if (busy.size() < ReconcileProgress.MOST_BUSY) {
            busy.add(dealerId);
        }
    }

    /** True if the used amount of a dealer's line may be compared with its loans in this reconciliation. */
    boolean isQuiet(String dealerId) {
        return busy.size() < ReconcileProgress.MOST_BUSY && !busy.contains(dealerId);
    }

    void removed(int marks) {
        marksRemoved += marks;
    }

    ReconcileProgress progress() {
        return new ReconcileProgress(
                stage,
                after,
                List.copyOf(totals.values()),
                sentAgain,
                reservedAgain,
                marksRemoved,
                differences,
                List.copyOf(busy));
    }
}
