/** The operator's console: pages in a browser, for people who do not know what a workflow is. */
@NullMarked
package floorplan.console;

import org.jspecify.annotations.NullMarked;
