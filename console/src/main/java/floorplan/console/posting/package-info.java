/** Postings of loans. */
@NullMarked
package floorplan.console.posting;

import org.jspecify.annotations.NullMarked;
