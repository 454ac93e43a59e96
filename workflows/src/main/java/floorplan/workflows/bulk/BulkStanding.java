package floorplan.workflows.bulk;

/**
 * The number of items of a request by outcome.
 *
 * @param underWay decided and not yet carried out
 */
public record BulkStanding(int pending, int underWay, int done, int failed, int skipped) {
    /** True if each item has its result. */
    public boolean over() {
        return pending + underWay == 0;
    }

    String inWords() {
        return "Done: %d, failed again: %d, settled by somebody else: %d, under way: %d, still to come: %d"
                .formatted(done, failed, skipped, underWay, pending);
    }
}
