package floorplan.activities.receiptfile;

import floorplan.domain.receiptfile.LineKey;
import floorplan.store.receiptfile.LineKeys.KeyedLine;
import floorplan.store.receiptfile.StagedReceiptLines;
import floorplan.store.receiptfile.StagedReceiptLines.StagedReceiptLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The keys of a file's lines. */
final class FileKeys {
    private final StagedReceiptLines staged;

    FileKeys(StagedReceiptLines staged) {
        this.staged = staged;
    }

    /**
     * The keys of consecutive lines of one kind. Lines without a bank reference are counted through the whole file.
     *
     * @param account the bank account
     */
    List<KeyedLine> of(long fileSeq, String account, List<StagedReceiptLine> lines) {
        List<String> unreferenced = lines.stream()
                .filter(line -> line.line().bankReference().isEmpty())
                .map(StagedReceiptLine::content)
                .distinct()
                .toList();
        Map<String, Long> occurrences = new HashMap<>(
                staged.unreferencedBefore(fileSeq, lines.getFirst().line().line(), unreferenced));
        List<KeyedLine> keyed = new ArrayList<>(lines.size());
        for (StagedReceiptLine line : lines) {
            String reference = line.line().bankReference();
            String key = reference.isEmpty()
                    ? LineKey.ofContent(account, line.content(), occurrences.merge(line.content(), 1L, Long::sum))
                    : LineKey.ofReference(account, reference, line.line().detailReference());
            keyed.add(new KeyedLine(key, fileSeq, line.line().line(), line.content()));
        }
        return keyed;
    }
}
