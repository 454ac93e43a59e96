package floorplan.workflows.credit;

/**
 * Why a line of a credit-lines file was refused.
 *
 * @param line the line's number in the file
 * @param field the column at fault, as the file's header names it
 */
public record LimitRefusal(long line, String field, String reason) {}
