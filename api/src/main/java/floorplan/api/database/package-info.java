/** The schemas as the API's own users. */
@NullMarked
package floorplan.api.database;

import org.jspecify.annotations.NullMarked;
