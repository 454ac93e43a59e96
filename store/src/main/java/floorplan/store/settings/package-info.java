/** Checks of settings when a process starts, and the stored settings on which all processes must agree. */
@NullMarked
package floorplan.store.settings;

import org.jspecify.annotations.NullMarked;
