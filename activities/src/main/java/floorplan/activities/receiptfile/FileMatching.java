package floorplan.activities.receiptfile;

import floorplan.domain.receiptfile.ReceiptLineKind;
import floorplan.store.receiptfile.FileMatches;
import floorplan.store.receiptfile.LineKeys;
import floorplan.store.receiptfile.LineKeys.KeyedLine;
import floorplan.store.receiptfile.StagedReceiptLines;
import floorplan.store.receiptfile.StagedReceiptLines.StagedReceiptLine;
import java.util.List;
import java.util.Set;

/** Matches the staged receipts of a file with loans, page by page. */
final class FileMatching {
    private final Matching matching;
    private final StagedReceiptLines staged;
    private final FileMatches matches;
    private final FileKeys fileKeys;
    private final LineKeys keys;

    FileMatching(Matching matching, StagedReceiptLines staged, FileMatches matches, LineKeys keys) {
        this.matching = matching;
        this.staged = staged;
        this.matches = matches;
        this.fileKeys = new FileKeys(staged);
        this.keys = keys;
    }

    /**
     * The receipts of a file that no earlier file has brought. A repeated receipt may match no loan any more, because
     * its amount is paid.
     *
     * @param receipts the number of these receipts
     * @param unmatched the number of those that no rule matches
     */
    record NewReceipts(long receipts, long unmatched) {}

    /**
     * Matches all receipts of a file anew.
     *
     * @param account the bank account
     * @param signOfLife called before each page
     */
    NewReceipts match(long fileSeq, String account, Runnable signOfLife) {
        try (BackgroundWork writing = new BackgroundWork()) {
            NewReceipts found = match(fileSeq, account, writing, signOfLife);
            writing.await();
            return found;
        }
    }

    private NewReceipts match(long fileSeq, String account, BackgroundWork writing, Runnable signOfLife) {
        long receipts = 0;
        long unmatched = 0;
        long after = 0;
        List<StagedReceiptLine> page = staged.next(fileSeq, ReceiptLineKind.RECEIPT, after, Matching.PAGE);
        while (!page.isEmpty()) {
            signOfLife.run();
            List<MatchedReceipt> found =
                    matching.match(page.stream().map(StagedReceiptLine::line).toList());
            writing.begin(() -> matches.keep(
                    fileSeq, found.stream().map(MatchedReceipt::kept).toList()));
            List<KeyedLine> keyed = fileKeys.of(fileSeq, account, page);
            Set<String> known = keys.known(keyed.stream().map(KeyedLine::key).toList());
            for (int i = 0; i < found.size(); i++) {
                boolean isNew = !known.contains(keyed.get(i).key());
                receipts += isNew ? 1 : 0;
                unmatched += isNew && found.get(i).match() == null ? 1 : 0;
            }
            after = page.getLast().line().line();
            page = staged.next(fileSeq, ReceiptLineKind.RECEIPT, after, Matching.PAGE);
        }
        return new NewReceipts(receipts, unmatched);
    }
}
