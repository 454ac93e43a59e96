/** The schemas' connections and transactions, and the database's clock. */
@NullMarked
package floorplan.store.database;

import org.jspecify.annotations.NullMarked;
