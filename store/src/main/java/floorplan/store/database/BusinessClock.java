package floorplan.store.database;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Business dates by the database's clock, so a process with a wrong clock cannot move money between days. A scheduled
 * day-end takes its date from its schedule instead.
 */
public final class BusinessClock {
    private final Database database;
    private final ZoneId zone;

    /** @param zone the lender's business zone */
    public BusinessClock(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    public Instant now() {
        return database.sql("SELECT UTC_TIMESTAMP(6)")
                .query(LocalDateTime.class)
                .single()
                .toInstant(ZoneOffset.UTC);
    }

    public LocalDate today() {
        return dateOf(now());
    }

    /** The business date that an instant falls on. */
    public LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
