/** Day-ends: their calendar, progress, failed loans and checks. */
@NullMarked
package floorplan.console.dayend;

import org.jspecify.annotations.NullMarked;
