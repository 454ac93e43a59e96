/** Settings that API and worker share, and how a wrong one is told. */
@NullMarked
package floorplan.runtime.settings;

import org.jspecify.annotations.NullMarked;
