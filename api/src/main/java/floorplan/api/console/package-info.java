/** Carries out the API's operations for the pages of the console. */
@NullMarked
package floorplan.api.console;

import org.jspecify.annotations.NullMarked;
