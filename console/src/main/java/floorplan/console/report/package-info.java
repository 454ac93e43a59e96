/** Reports for finance. */
@NullMarked
package floorplan.console.report;

import org.jspecify.annotations.NullMarked;
