/** Double-entry postings of what happens to a loan, and the date they are booked on. */
@NullMarked
package floorplan.domain.journal;

import org.jspecify.annotations.NullMarked;
