@NullMarked
package floorplan.api.page;

import org.jspecify.annotations.NullMarked;
