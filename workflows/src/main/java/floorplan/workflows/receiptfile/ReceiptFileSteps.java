package floorplan.workflows.receiptfile;

import floorplan.domain.receiptfile.ReceiptFileStatus;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * The steps of a bank's file. Each may run twice, or late, and then finds its work done. Each throws if a server that
 * it needs is down.
 */
@ActivityInterface
public interface ReceiptFileSteps {
    /**
     * Decodes the kept bytes, stages all lines or none, compares them with the file's control, and matches the receipts
     * with loans. Deletes the bytes of a file that repeats an earlier one.
     *
     * @return {@code BOOKING} if every line is valid and the control matches, or if an earlier try got that far;
     *     {@code HELD} if too many receipts match no loan; else a final status
     */
    @ActivityMethod(name = "StageReceiptFile")
    ReceiptFileStatus stage(String fileId);

    /**
     * Books the receipts, then the returns, chunk by chunk; each chunk is one transaction. A killed step goes on at the
     * next line. A line that cannot be booked gets an outcome that says so, and holds no other line up.
     */
    @ActivityMethod(name = "BookReceiptFile")
    void book(String fileId);

    /**
     * Applies the booked receipts to the loans that they are matched with, chunk by chunk, and tells the credit side. A
     * killed step goes on at the next line. Fails, and is tried again, while a line waits for a locked loan; the other
     * lines are done meanwhile.
     */
    @ActivityMethod(name = "ApplyReceiptFile")
    void apply(String fileId);

    /**
     * Ends a file whose lines all have their outcomes, and records it in the audit log.
     *
     * @return the file's final status
     */
    @ActivityMethod(name = "FinishReceiptFile")
    ReceiptFileStatus finish(String fileId);
}
