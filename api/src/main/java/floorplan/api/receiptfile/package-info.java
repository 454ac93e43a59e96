/** Banks' files over HTTP: uploads, their outcomes and their lines. */
@NullMarked
package floorplan.api.receiptfile;

import org.jspecify.annotations.NullMarked;
