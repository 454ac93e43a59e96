/** Shows the settings of the API. */
@NullMarked
package floorplan.api.settings;

import org.jspecify.annotations.NullMarked;
