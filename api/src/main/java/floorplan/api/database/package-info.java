@NullMarked
package floorplan.api.database;

import org.jspecify.annotations.NullMarked;
