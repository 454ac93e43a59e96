/** Receipt files from banks. */
@NullMarked
package floorplan.console.receiptfile;

import org.jspecify.annotations.NullMarked;
