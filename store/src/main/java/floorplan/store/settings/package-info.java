/** Settings of processes: checked when a process starts, and what processes must agree on. */
@NullMarked
package floorplan.store.settings;

import org.jspecify.annotations.NullMarked;
