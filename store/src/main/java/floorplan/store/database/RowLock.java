package floorplan.store.database;

/** The lock that a query takes on the rows it reads, until its transaction ends. */
public enum RowLock {
    /** Excludes any other lock. */
    EXCLUSIVE("FOR UPDATE", "FOR UPDATE NOWAIT"),

    /**
     * Excludes changes of the rows. The servers share no syntax for the variant that does not wait: MySQL executes the
     * first comment, MariaDB the second.
     */
    SHARED("LOCK IN SHARE MODE", "/*!80000 FOR SHARE NOWAIT */ /*M!100300 LOCK IN SHARE MODE NOWAIT */");

    final String waiting;
    final String atOnce;

    RowLock(String waiting, String atOnce) {
        this.waiting = waiting;
        this.atOnce = atOnce;
    }
}
