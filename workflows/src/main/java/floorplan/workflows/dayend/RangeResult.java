package floorplan.workflows.dayend;

/**
 * What came of a range.
 *
 * @param done loans the date is closed for
 * @param failed loans recorded as failed
 */
public record RangeResult(long done, long failed) {}
