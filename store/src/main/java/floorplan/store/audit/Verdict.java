package floorplan.store.audit;

/** What became of a chain. */
sealed interface Verdict {
    /** Every row is the one that was written behind the row before it. */
    record UnbrokenChain(Head head) implements Verdict {}

    /**
     * @param seq the first row that is not as it was written, or not there
     * @param why in words
     */
    record BrokenChain(long seq, String why) implements Verdict {}

    /**
     * Where a chain ends. Kept outside the database it shows a later reader that nothing before it was changed or cut off.
     *
     * @param seq 0 when there is no row
     */
    record Head(long seq, String hash) {
        static final Head NONE = new Head(0, ChainedRow.NONE);
    }
}
