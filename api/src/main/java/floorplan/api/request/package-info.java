/** Checks that requests have in common: bodies, parameters, ids, content types. */
@NullMarked
package floorplan.api.request;

import org.jspecify.annotations.NullMarked;
