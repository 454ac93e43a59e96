/** The day-end over HTTP: start, status, retry and acceptance, and a date's books as a file. */
@NullMarked
package floorplan.api.dayend;

import org.jspecify.annotations.NullMarked;
