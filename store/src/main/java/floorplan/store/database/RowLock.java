package floorplan.store.database;

/** How a query locks the rows that it reads, until its transaction ends. */
public enum RowLock {
    /** Against any other lock. */
    EXCLUSIVE("FOR UPDATE", "FOR UPDATE NOWAIT"),

    /** Against those who change the rows. MySQL obeys the first of the two comments of which it has no word in common with MariaDB, MariaDB the second. */
    SHARED("LOCK IN SHARE MODE", "/*!80000 FOR SHARE NOWAIT */ /*M!100300 LOCK IN SHARE MODE NOWAIT */");

    final String waiting;
    final String atOnce;

    RowLock(String waiting, String atOnce) {
        this.waiting = waiting;
        this.atOnce = atOnce;
    }
}
