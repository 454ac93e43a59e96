/** The journal, the open date, and the books of a date. */
@NullMarked
package floorplan.store.journal;

import org.jspecify.annotations.NullMarked;
