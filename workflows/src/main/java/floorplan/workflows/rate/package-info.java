/** Rates that a loan is given after its drawdown. */
@NullMarked
package floorplan.workflows.rate;

import org.jspecify.annotations.NullMarked;
