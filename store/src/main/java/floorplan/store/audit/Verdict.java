package floorplan.store.audit;

/** The result of checking a chain. */
sealed interface Verdict {
    /** Every row is as it was written and follows its predecessor. */
    record UnbrokenChain(Head head) implements Verdict {}

    /**
     * @param seq number of the first row that is changed or missing
     * @param why the fault, in words
     */
    record BrokenChain(long seq, String why) implements Verdict {}

    /**
     * The end of a chain. A copy kept outside the database proves later that no row before it was changed or cut off.
     *
     * @param seq 0 if there is no row
     */
    record Head(long seq, String hash) {
        static final Head NONE = new Head(0, ChainedRow.NONE);
    }
}
