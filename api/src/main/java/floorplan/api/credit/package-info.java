/** Credit lines, and the credit messages that a person must decide about. */
@NullMarked
package floorplan.api.credit;

import org.jspecify.annotations.NullMarked;
