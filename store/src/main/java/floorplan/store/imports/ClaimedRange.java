package floorplan.store.imports;

import floorplan.domain.imports.LineReason;
import java.util.List;

/** What came of claiming the loans of some lines of a file. */
public sealed interface ClaimedRange {

    /**
     * Every loan of the range that was not known now belongs to the import.
     *
     * @param wrong the lines whose loan is known with other content, by line, at most {@link LineReason#MOST}
     */
    record Claimed(List<LineReason> wrong) implements ClaimedRange {}

    /**
     * Nothing was claimed: a loan belongs to another import, of which nobody knows yet how it ends.
     *
     * @param older whether that import is the older one
     */
    record HeldByImport(long line, String loanId, String byImportId, boolean older) implements ClaimedRange {}
}
