/** CSV files as they arrive, record by record, in bounded memory. */
@NullMarked
package floorplan.activities.csv;

import org.jspecify.annotations.NullMarked;
