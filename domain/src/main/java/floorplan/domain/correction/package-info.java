/** Late inputs of a loan: its results computed anew from all inputs, and the difference from what was booked. */
@NullMarked
package floorplan.domain.correction;

import org.jspecify.annotations.NullMarked;
