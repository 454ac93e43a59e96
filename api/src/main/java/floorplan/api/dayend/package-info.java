/** Closing dates over HTTP: started, watched, mended, accepted; and a date's books as a file. */
@NullMarked
package floorplan.api.dayend;

import org.jspecify.annotations.NullMarked;
