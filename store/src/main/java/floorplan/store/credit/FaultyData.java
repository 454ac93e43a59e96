package floorplan.store.credit;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Distinguishes failures caused by data from failures of servers. A doubtful failure counts as a server's: waiting
 * loses nothing.
 */
final class FaultyData {
    private FaultyData() {}

    /**
     * Returns whether the database refused the data itself: SQLSTATE classes 22 (data), 23 (constraint), 45 (raised by
     * a trigger).
     */
    static boolean causes(DataAccessException failure) {
        // On a duplicate key another worker was faster; a retry finds its row.
        return !(failure instanceof DuplicateKeyException)
                && failure.getMostSpecificCause() instanceof SQLException refusal
                && refusal.getSQLState() != null
                && refusal.getSQLState().matches("(22|23|45).*");
    }
}
