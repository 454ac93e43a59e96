package floorplan.workflows.credit;

/**
 * The refusal of a line of a credit-lines file.
 *
 * @param line the line's number in the file
 * @param field the column at fault, as the file's header names it
 */
public record LimitRefusal(long line, String field, String reason) {}
