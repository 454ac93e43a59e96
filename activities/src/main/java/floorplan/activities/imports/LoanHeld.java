package floorplan.activities.imports;

import floorplan.store.NotYet;
import floorplan.store.imports.ClaimedRange.HeldByImport;

/** A loan of the file belongs to another running import. The step is tried again until that import is over. */
final class LoanHeld extends NotYet {
    LoanHeld(HeldByImport held) {
        super("waiting for import " + held.byImportId() + ", which has loan " + held.loanId() + " of line "
                + held.line());
    }
}
