@NullMarked
package floorplan.store.message;

import org.jspecify.annotations.NullMarked;
