/** Real servers as private local processes, for development, tests, benches and faults. */
@NullMarked
package floorplan.devstack;

import org.jspecify.annotations.NullMarked;
