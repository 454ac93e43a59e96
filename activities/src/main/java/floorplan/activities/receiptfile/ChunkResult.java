package floorplan.activities.receiptfile;

import floorplan.domain.credit.CreditMovement;
import java.util.List;

/**
 * The result of a chunk.
 *
 * @param isLast whether no receipt of the file is left behind it
 * @param after the line before its first one
 * @param waiting whether some of its lines wait
 * @param restorations the credit that its repayments restore
 */
record ChunkResult(boolean isLast, long after, boolean waiting, List<CreditMovement> restorations) {
    /** Nothing was left to do. */
    static final ChunkResult NOTHING = new ChunkResult(true, 0, false, List.of());
}
