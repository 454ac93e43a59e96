package floorplan.activities.receiptfile;

/** The order of a profile's entries, if its files state the balance after each. */
public enum BalanceOrder {
    /** The files state no balances. */
    NONE,
    OLDEST_FIRST,
    NEWEST_FIRST
}
