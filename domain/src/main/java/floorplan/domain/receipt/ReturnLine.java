package floorplan.domain.receipt;

/**
 * A line of a bank's file, as a person names it.
 *
 * @param fileId 32 hex digits
 * @param line the line's number in the file, from 1
 */
public record ReturnLine(String fileId, long line) {}
