/** Late inputs of a loan: its results computed anew from all inputs, and the difference from the booked results. */
@NullMarked
package floorplan.domain.correction;

import org.jspecify.annotations.NullMarked;
