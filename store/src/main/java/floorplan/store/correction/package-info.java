/** Corrections: a loan's inputs as they were kept, and what late ones changed. */
@NullMarked
package floorplan.store.correction;

import org.jspecify.annotations.NullMarked;
