/** Corrections: a loan's stored inputs, and the differences that late inputs made. */
@NullMarked
package floorplan.store.correction;

import org.jspecify.annotations.NullMarked;
