package floorplan.store.credit;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

/** Tells a failure that lies in the data from one that lies in the servers. In doubt it is the servers': waiting loses nothing. */
final class FaultyData {
    private FaultyData() {}

    /** Whether the database refused the data itself: SQLSTATE classes 22 (data), 23 (constraint), 45 (raised by a trigger). */
    static boolean causes(DataAccessException failure) {
        // A duplicate is another worker that was faster; looking again finds its row.
        return !(failure instanceof DuplicateKeyException)
                && failure.getMostSpecificCause() instanceof SQLException refusal
                && refusal.getSQLState() != null
                && refusal.getSQLState().matches("(22|23|45).*");
    }
}
