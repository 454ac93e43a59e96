@NullMarked
package floorplan.store.database;

import org.jspecify.annotations.NullMarked;
