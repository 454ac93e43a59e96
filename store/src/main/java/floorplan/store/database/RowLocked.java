package floorplan.store.database;

import floorplan.store.NotYet;

/**
 * Another transaction has held a row for longer than a connection may wait for it. An immediate retry is useless; see
 * {@code Retries.QUICK}.
 */
public final class RowLocked extends NotYet {
    private static final long serialVersionUID = 1L;

    public RowLocked(String what) {
        super(what + " is locked by another transaction");
    }
}
