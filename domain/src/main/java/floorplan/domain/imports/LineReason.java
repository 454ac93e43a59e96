package floorplan.domain.imports;

/**
 * A reason for refusing an import or a bank's file.
 *
 * @param line the line's number in the file, from 1; 0 for the file as a whole
 * @param field the column at fault, as the file's header names it; empty for the line as a whole
 * @param reason a sentence for the person who sent the file, cut to 500 characters
 */
public record LineReason(long line, String field, String reason) {

    /** The most reasons that are listed for one file. */
    public static final int MOST = 1_000;

    private static final int LONGEST_REASON = 500;

    /** Cuts the reason to its greatest length. */
    public LineReason {
        reason = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    /** A reason that concerns the file as a whole. */
    public static LineReason ofFile(String reason) {
        return new LineReason(0, "", reason);
    }
}
