/** Refusals and failures as problems over HTTP. */
@NullMarked
package floorplan.api.problem;

import org.jspecify.annotations.NullMarked;
