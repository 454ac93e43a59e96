/** Lists in pages, as JSON or CSV. */
@NullMarked
package floorplan.api.page;

import org.jspecify.annotations.NullMarked;
