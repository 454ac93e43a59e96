/** Dealers with their credit lines. */
@NullMarked
package floorplan.console.dealer;

import org.jspecify.annotations.NullMarked;
