package floorplan.activities.receiptfile;

/**
 * Decides whether a file waits for a person, because too many of its new receipts match no loan: it may be the wrong
 * file. A receipt is new if no earlier file has brought it.
 *
 * @param abovePercent the share of unmatched new receipts above which it waits, 0 to 100; 100: never
 * @param fromReceipts files with fewer new receipts never wait
 */
public record HoldRule(int abovePercent, int fromReceipts) {
    private static final int HUNDRED = 100;

    boolean holds(long unmatched, long receipts) {
        return receipts >= fromReceipts && unmatched * HUNDRED > receipts * abovePercent;
    }
}
