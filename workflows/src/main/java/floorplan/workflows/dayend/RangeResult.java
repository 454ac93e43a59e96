package floorplan.workflows.dayend;

/**
 * The result of accruing a range.
 *
 * @param done the number of loans accrued for the date
 * @param failed the number of loans recorded as failed
 */
public record RangeResult(long done, long failed) {}
