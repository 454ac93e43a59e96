package floorplan.workflows.dayend;

/**
 * What came of a range.
 *
 * @param done loans for which the date is accrued
 * @param failed loans recorded as failed
 */
public record RangeResult(long done, long failed) {}
