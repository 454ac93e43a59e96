/** The parts that all pages have. */
@NullMarked
package floorplan.console.page;

import org.jspecify.annotations.NullMarked;
