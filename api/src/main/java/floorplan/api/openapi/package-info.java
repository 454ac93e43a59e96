/** The OpenAPI document and its examples. */
@NullMarked
package floorplan.api.openapi;

import org.jspecify.annotations.NullMarked;
