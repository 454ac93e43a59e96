/** The API process. */
@NullMarked
package floorplan.api;

import org.jspecify.annotations.NullMarked;
