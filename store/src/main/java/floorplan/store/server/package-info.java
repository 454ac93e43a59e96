/** Questions that show whether a server answers. */
@NullMarked
package floorplan.store.server;

import org.jspecify.annotations.NullMarked;
