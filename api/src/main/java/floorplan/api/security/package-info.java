@NullMarked
package floorplan.api.security;

import org.jspecify.annotations.NullMarked;
