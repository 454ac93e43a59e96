@NullMarked
package floorplan.store.journal;

import org.jspecify.annotations.NullMarked;
