package floorplan.activities.receiptfile;

import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.store.receiptfile.FileBookings.HeldFile;
import floorplan.store.receiptfile.LineResult;
import java.util.List;

/** Books the lines of one kind. */
interface LineBooker {
    /** The most lines of a transaction. */
    int most();

    /**
     * Books lines in the caller's transaction, which holds the file.
     *
     * @param lines lines whose key was not known before, in the order of the file
     */
    List<LineResult> book(HeldFile file, List<FirstLine> lines);

    /**
     * A line that is the first with its key.
     *
     * @param key also the id of the receipt that the line brings
     */
    record FirstLine(String key, ReceiptLine line) {}
}
