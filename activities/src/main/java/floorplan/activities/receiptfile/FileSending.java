package floorplan.activities.receiptfile;

import floorplan.domain.credit.CreditMovement;
import floorplan.store.message.CreditPublisher;
import floorplan.store.message.SendHashes;
import floorplan.store.repayment.FileRepayments;
import floorplan.store.repayment.RepaymentLog;
import java.util.List;

/** Tells the credit side of a file's applied repayments, many together. */
final class FileSending {
    private static final int MOST = 1_000;

    private final FileRepayments repayments;
    private final RepaymentLog log;
    private final SendHashes hashes;
    private final CreditPublisher publisher;

    FileSending(FileRepayments repayments, RepaymentLog log, SendHashes hashes, CreditPublisher publisher) {
        this.repayments = repayments;
        this.log = log;
        this.hashes = hashes;
        this.publisher = publisher;
    }

    /** Promotes, publishes and clears, like the workflow of a single repayment. */
    void send(List<CreditMovement> restorations) {
        if (restorations.isEmpty()) {
            return;
        }
        List<String> ids = restorations.stream().map(CreditMovement::messageId).toList();
        hashes.promote(restorations);
        publisher.publishRestorations(restorations);
        hashes.unprepare(ids);
        log.sent(ids);
    }

    /**
     * Sends applied repayments that were not sent: those of lines done singly, or of an earlier try that was killed.
     *
     * @param signOfLife called before each page
     */
    void sendRest(long fileSeq, Runnable signOfLife) {
        List<CreditMovement> unsent;
        do {
            signOfLife.run();
            unsent = repayments.unsent(fileSeq, MOST);
            send(unsent);
        } while (unsent.size() == MOST);
    }
}
