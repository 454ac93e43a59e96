/** Double-entry postings of loan events, and their booking dates. */
@NullMarked
package floorplan.domain.journal;

import org.jspecify.annotations.NullMarked;
