@NullMarked
package floorplan.worker.database;

import org.jspecify.annotations.NullMarked;
