/** Settings that API and worker share, and the report of a wrong one. */
@NullMarked
package floorplan.runtime.settings;

import org.jspecify.annotations.NullMarked;
