package floorplan.store.imports;

import floorplan.domain.imports.LineReason;
import java.util.List;

/** The result of claiming the loans of some lines of a file. */
public sealed interface ClaimedRange {

    /**
     * Every new loan of the range now belongs to the import.
     *
     * @param wrong the lines whose loan already exists with other content, by line, at most {@link LineReason#MOST}
     */
    record Claimed(List<LineReason> wrong) implements ClaimedRange {}

    /**
     * Nothing was claimed: another import that has not ended held a loan.
     *
     * @param byImportId that import; empty if it has given the loan back since
     * @param older whether that import is the older one
     */
    record HeldByImport(long line, String loanId, String byImportId, boolean older) implements ClaimedRange {}
}
