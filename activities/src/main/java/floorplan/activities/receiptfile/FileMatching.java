package floorplan.activities.receiptfile;

import floorplan.domain.receiptfile.ReceiptLineKind;
import floorplan.store.receiptfile.FileMatches;
import floorplan.store.receiptfile.StagedReceiptLines;
import floorplan.store.receiptfile.StagedReceiptLines.StagedReceiptLine;
import java.util.List;

/** Matches the staged receipts of a file with loans, page by page. */
final class FileMatching {
    private final Matching matching;
    private final StagedReceiptLines staged;
    private final FileMatches matches;

    FileMatching(Matching matching, StagedReceiptLines staged, FileMatches matches) {
        this.matching = matching;
        this.staged = staged;
        this.matches = matches;
    }

    /**
     * Matches all receipts of a file anew.
     *
     * @param signOfLife called before each page
     * @return the number of receipts that no rule matches
     */
    long match(long fileSeq, Runnable signOfLife) {
        long unmatched = 0;
        long after = 0;
        List<StagedReceiptLine> page = staged.next(fileSeq, ReceiptLineKind.RECEIPT, after, Matching.PAGE);
        while (!page.isEmpty()) {
            signOfLife.run();
            List<MatchedReceipt> found =
                    matching.match(page.stream().map(StagedReceiptLine::line).toList());
            matches.keep(fileSeq, found.stream().map(MatchedReceipt::kept).toList());
            unmatched +=
                    found.stream().filter(receipt -> receipt.match() == null).count();
            after = page.getLast().line().line();
            page = staged.next(fileSeq, ReceiptLineKind.RECEIPT, after, Matching.PAGE);
        }
        return unmatched;
    }
}
