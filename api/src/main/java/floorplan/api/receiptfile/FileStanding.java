package floorplan.api.receiptfile;

import floorplan.domain.receiptfile.ReceiptFileStatus;
import java.util.Arrays;
import java.util.List;

/** The status of a bank's file as the API shows it. */
enum FileStanding {
    RUNNING,
    HELD,
    POSTED,
    POSTED_WITH_EXCEPTIONS,
    COMPARED,
    COMPARED_WITH_EXCEPTIONS,
    OUT_OF_BALANCE,
    REFUSED;

    static FileStanding of(ReceiptFileStatus status) {
        return switch (status) {
            case RECEIVING, RECEIVED, BOOKING -> RUNNING;
            case HELD -> HELD;
            case POSTED -> POSTED;
            case POSTED_WITH_EXCEPTIONS -> POSTED_WITH_EXCEPTIONS;
            case COMPARED -> COMPARED;
            case COMPARED_WITH_EXCEPTIONS -> COMPARED_WITH_EXCEPTIONS;
            case OUT_OF_BALANCE -> OUT_OF_BALANCE;
            case REFUSED, REPEATED -> REFUSED;
        };
    }

    /** The statuses that are shown as this one. A repetition of an earlier file is not listed. */
    List<ReceiptFileStatus> statuses() {
        return Arrays.stream(ReceiptFileStatus.values())
                .filter(status -> status != ReceiptFileStatus.REPEATED && of(status) == this)
                .toList();
    }
}
