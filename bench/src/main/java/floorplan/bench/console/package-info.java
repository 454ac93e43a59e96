/** The console's pages on a large portfolio. */
@NullMarked
package floorplan.bench.console;

import org.jspecify.annotations.NullMarked;
