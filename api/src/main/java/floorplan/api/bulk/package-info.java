/** Requests about many items over HTTP: shared by dead letters and failed loans. */
@NullMarked
package floorplan.api.bulk;

import org.jspecify.annotations.NullMarked;
