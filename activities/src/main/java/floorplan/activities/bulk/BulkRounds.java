package floorplan.activities.bulk;

import floorplan.activities.SignsOfLife;
import floorplan.domain.bulk.ItemOutcome;
import floorplan.store.bulk.BulkRequest;
import floorplan.store.bulk.BulkRequest.Item;
import floorplan.store.bulk.Bulks;
import floorplan.workflows.bulk.BulkStanding;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Works through a request in rounds of a bounded number of items. */
public final class BulkRounds {
    private static final int ITEMS_A_ROUND = 100;

    private final Bulks bulks;

    public BulkRounds(Bulks bulks) {
        this.bulks = bulks;
    }

    /**
     * One round.
     *
     * @param work works on the next pending items, if there are any
     * @param settle records the results of items that were under way
     * @param last done before a request without open items is recorded as finished; may be done twice
     */
    public BulkStanding round(
            String id,
            BiConsumer<BulkRequest, List<Item>> work,
            Consumer<BulkRequest> settle,
            Consumer<BulkRequest> last) {
        return SignsOfLife.during(() -> {
            BulkRequest bulk = found(id);
            List<Item> pending = bulks.items(id, ItemOutcome.PENDING, 0, ITEMS_A_ROUND);
            if (!pending.isEmpty()) {
                work.accept(bulk, pending);
            }
            settle.accept(bulk);
            BulkStanding standing = standing(found(id));
            if (standing.over()) {
                last.accept(bulk);
                bulks.finish(id);
            }
            return standing;
        });
    }

    private BulkRequest found(String id) {
        return bulks.find(id).orElseThrow(() -> new IllegalStateException("no bulk request has the id " + id));
    }

    private static BulkStanding standing(BulkRequest bulk) {
        return new BulkStanding(
                bulk.count(ItemOutcome.PENDING),
                bulk.count(ItemOutcome.DECIDED),
                bulk.count(ItemOutcome.DONE),
                bulk.count(ItemOutcome.FAILED),
                bulk.count(ItemOutcome.SKIPPED));
    }
}
