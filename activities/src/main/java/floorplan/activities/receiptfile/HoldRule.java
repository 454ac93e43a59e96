package floorplan.activities.receiptfile;

/**
 * Decides whether a file waits for a person, because too many of its receipts match no loan: it may be the wrong file.
 *
 * @param abovePercent the share of unmatched receipts above which it waits, 0 to 100; 100: never
 * @param fromReceipts files with fewer receipts never wait
 */
public record HoldRule(int abovePercent, int fromReceipts) {
    private static final int HUNDRED = 100;

    boolean holds(long unmatched, long receipts) {
        return receipts >= fromReceipts && unmatched * HUNDRED > receipts * abovePercent;
    }
}
