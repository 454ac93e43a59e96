package floorplan.activities.receiptfile;

import floorplan.domain.imports.LineReason;
import floorplan.domain.receiptfile.ControlTotals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads a generated file with one bad line, and prints the result. The file is never in memory as a whole. */
final class LargeReceiptFile extends InputStream implements ReceiptFileReader.EntryReceiver {
    private final long lines;
    private final long bad;
    private long line = 1;
    private byte[] buffer = (ReadEntries.HEADER + "\n").getBytes(StandardCharsets.UTF_8);
    private int at;

    private long entries;
    private ControlTotals totals = ControlTotals.NONE;

    private LargeReceiptFile(long lines, long bad) {
        this.lines = lines;
        this.bad = bad;
    }

    /** @param args the number of lines, and the number of the bad one; the header is line 1 */
    public static void main(String[] args) throws IOException {
        long lines = Long.parseLong(args[0]);
        long bad = Long.parseLong(args[1]);
        LargeReceiptFile receiver = new LargeReceiptFile(lines, bad);
        new OwnCsv().read(() -> new LargeReceiptFile(lines, bad), receiver);
        System.out.println("entries " + receiver.entries + ", " + receiver.totals.text());
    }

    @Override
    public int read() {
        return fill() ? buffer[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, buffer.length - at);
        System.arraycopy(buffer, at, into, offset, count);
        at += count;
        return count;
    }

    /** @return false at the end of the file */
    private boolean fill() {
        if (at < buffer.length) {
            return true;
        }
        if (line == lines) {
            return false;
        }
        line++;
        String amount = line == bad ? "1.005" : "1.00";
        buffer = "B-%d,RECEIPT,2026-03-10,%s,CNY,DEALER,L-1,,,\n"
                .formatted(line, amount)
                .getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }

    @Override
    public void entry(FileEntry entry) {
        entries++;
        totals = totals.plus(Objects.requireNonNull(entry.receipt()));
    }

    @Override
    public void wrong(List<LineReason> wrong) {
        wrong.forEach(reason -> System.out.println(reason.line() + " " + reason.field()));
    }
}
