/** Loans and all that happened to them. */
@NullMarked
package floorplan.console.loan;

import org.jspecify.annotations.NullMarked;
