package floorplan.activities.receiptfile;

import floorplan.domain.imports.LineReason;
import floorplan.domain.money.Rounding;
import floorplan.domain.receiptfile.LineKey;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.domain.receiptfile.ReceiptLine;
import floorplan.domain.receiptfile.ReceiptLineKind;
import floorplan.store.database.AccountDatabase;
import floorplan.store.receiptfile.FileBookings;
import floorplan.store.receiptfile.FileBookings.HeldFile;
import floorplan.store.receiptfile.LineResult;
import floorplan.store.receiptfile.PostedLines;
import floorplan.store.receiptfile.PostedLines.DifferingDay;
import floorplan.store.receiptfile.PostedLines.PostedLine;
import floorplan.store.receiptfile.StagedReceiptLines;
import floorplan.store.receiptfile.StagedReceiptLines.StagedReceiptLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares a file that posts nothing with the posted lines of its account, line by line through their keys, in chunks
 * with a checkpoint each.
 */
final class FileComparison {
    private static final int CHUNK = 2_000;

    private final AccountDatabase database;
    private final FileBookings bookings;
    private final StagedReceiptLines staged;
    private final PostedLines posted;

    FileComparison(AccountDatabase database) {
        this.database = database;
        this.bookings = new FileBookings(database);
        this.staged = new StagedReceiptLines(database);
        this.posted = new PostedLines(database);
    }

    /**
     * Compares all lines that have no outcome yet.
     *
     * @param signOfLife called before each transaction
     */
    void compare(String fileId, Runnable signOfLife) {
        for (ReceiptLineKind kind : ReceiptLineKind.values()) {
            boolean finished = false;
            while (!finished) {
                signOfLife.run();
                finished = database.inTransaction(() -> compareSome(bookings.hold(fileId), kind));
            }
        }
    }

    /** @return true if no line is left */
    private boolean compareSome(HeldFile file, ReceiptLineKind kind) {
        if (file.status() != ReceiptFileStatus.BOOKING) {
            return true;
        }
        List<ReceiptLine> lines = staged.next(file.seq(), kind, file.through(kind), CHUNK).stream()
                .map(StagedReceiptLine::line)
                .toList();
        if (!lines.isEmpty()) {
            Map<String, PostedLine> known =
                    posted.withKeys(lines.stream().map(line -> key(file, line)).toList());
            bookings.keep(
                    file,
                    kind,
                    lines,
                    lines.stream()
                            .map(line -> result(line, known.get(key(file, line))))
                            .toList());
        }
        return lines.size() < CHUNK;
    }

    private static String key(HeldFile file, ReceiptLine line) {
        return LineKey.ofReference(file.account(), line.bankReference(), line.detailReference());
    }

    private static LineResult result(ReceiptLine line, @Nullable PostedLine posted) {
        if (posted == null) {
            return LineResult.unposted(
                    line.line(),
                    LineOutcome.NOT_POSTED,
                    line.bankReference().isEmpty()
                            ? "It states no bank reference, so it cannot be compared."
                            : "No line of the account with this bank reference is posted.");
        }
        List<String> differences = differences(line, posted);
        return new LineResult(
                line.line(),
                differences.isEmpty() ? LineOutcome.SAME_AS_POSTED : LineOutcome.DIFFERS_FROM_POSTED,
                null,
                posted.line(),
                differences.isEmpty() ? null : "Posted with " + String.join(", ", differences) + ".",
                null);
    }

    private static List<String> differences(ReceiptLine line, PostedLine posted) {
        List<String> differences = new ArrayList<>();
        if (line.kind() != posted.kind()) {
            differences.add("kind " + posted.kind());
        }
        if (!line.valueDate().equals(posted.valueDate())) {
            differences.add("value date " + posted.valueDate());
        }
        if (!line.amount().equals(posted.amount())) {
            differences.add("amount " + posted.amount());
        }
        return differences;
    }

    /** One sentence for each value date on which the account's posted lines differ from the file's. */
    List<LineReason> differingDays(long fileSeq, String account) {
        List<String> outcomes = Arrays.stream(LineOutcome.values())
                .filter(LineOutcome::isPosted)
                .map(LineOutcome::name)
                .toList();
        return posted.differingDays(fileSeq, account, outcomes, LineReason.MOST).stream()
                .map(day -> LineReason.ofFile(sentence(day)))
                .toList();
    }

    private static String sentence(DifferingDay day) {
        String kind = day.kind() == ReceiptLineKind.RECEIPT ? "receipts" : "returns";
        return "%s %s: %s in the file: %d, total %s; posted: %d, total %s"
                .formatted(
                        day.valueDate(),
                        day.currency(),
                        kind,
                        day.lines(),
                        Rounding.toUnits(day.cents()).toPlainString(),
                        day.postedLines(),
                        Rounding.toUnits(day.postedCents()).toPlainString());
    }
}
