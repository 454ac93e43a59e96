@NullMarked
package floorplan.runtime.database;

import org.jspecify.annotations.NullMarked;
