/** Rates that are added to a loan after its drawdown. */
@NullMarked
package floorplan.workflows.rate;

import org.jspecify.annotations.NullMarked;
