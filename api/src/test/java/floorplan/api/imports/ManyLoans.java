package floorplan.api.imports;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.LongFunction;

/** A loans file of any length that is generated while it is read, so it takes no memory. */
public final class ManyLoans extends InputStream {
    private final long loans;
    private final LongFunction<String> line;
    private byte[] current;
    private int position;
    private long written;

    /** @param line the file's lines by number, from 2 */
    public ManyLoans(long loans, LongFunction<String> line) {
        this.loans = loans;
        this.line = line;
        this.current = bytes(String.join(",", new LoanFormat(LocalDate.MIN).columns()));
    }

    /** A valid line. */
    public static String valid(long line) {
        return "L-" + line + ",D-" + line % 2_000
                + ",M-1,DEALER,LSVCJ4182S2104211,CNY,200000.00,0.072,0.108,200.00,ACT_360,,2026-01-05,2026-07-05";
    }

    @Override
    public int read() {
        return hasMore() ? current[position++] : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (!hasMore()) {
            return -1;
        }
        int n = Math.min(length, current.length - position);
        System.arraycopy(current, position, target, offset, n);
        position += n;
        return n;
    }

    private boolean hasMore() {
        if (position == current.length && written < loans) {
            written++;
            current = bytes(line.apply(written + 1));
            position = 0;
        }
        return position < current.length;
    }

    private static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
