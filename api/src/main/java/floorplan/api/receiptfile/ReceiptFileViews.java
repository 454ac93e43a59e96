package floorplan.api.receiptfile;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.domain.imports.LineReason;
import floorplan.store.receiptfile.FileReasons;
import floorplan.store.receiptfile.FileSums;
import floorplan.store.receiptfile.OutcomeSum;
import floorplan.store.receiptfile.ReceiptFileList;
import floorplan.store.receiptfile.ReceiptFileRow;
import floorplan.store.receiptfile.ReceiptFiles;
import java.util.List;

/** Reads files for the controllers. */
final class ReceiptFileViews {
    private final ReceiptFiles files;
    private final FileReasons reasons;
    private final ReceiptFileList list;
    private final FileSums sums;

    ReceiptFileViews(ReceiptFiles files, FileReasons reasons, ReceiptFileList list, FileSums sums) {
        this.files = files;
        this.reasons = reasons;
        this.list = list;
        this.sums = sums;
    }

    /** @throws ApiProblem (404) if there is no such file */
    ReceiptFileRow get(String id) {
        return files.find(id)
                .orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND, "There is no receipt file " + id + "."));
    }

    List<LineReason> reasons(ReceiptFileRow row) {
        return reasons.of(row.seq());
    }

    /** A file with its outcomes and reasons. */
    ReceiptFileAnswer answer(ReceiptFileRow row) {
        return ReceiptFileAnswer.of(row, outcomes(row), reasons(row));
    }

    private List<OutcomeSum> outcomes(ReceiptFileRow row) {
        return areShown(row) ? sums.outcomes(row.seq()) : List.of();
    }

    /** True if the lines of a file count: staged lines may still be refused. */
    static boolean areShown(ReceiptFileRow row) {
        return switch (row.status()) {
            case HELD, BOOKING, POSTED, POSTED_WITH_EXCEPTIONS, COMPARED, COMPARED_WITH_EXCEPTIONS -> true;
            case RECEIVING, RECEIVED, OUT_OF_BALANCE, REFUSED, REPEATED -> false;
        };
    }

    ReceiptFileList list() {
        return list;
    }
}
