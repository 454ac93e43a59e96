@NullMarked
package floorplan.api.openapi;

import org.jspecify.annotations.NullMarked;
