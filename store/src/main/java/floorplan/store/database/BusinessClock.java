package floorplan.store.database;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The only source of business dates: the database's clock, so a process with a wrong clock cannot move money between
 * days.
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
