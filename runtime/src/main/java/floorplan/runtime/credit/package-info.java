/** Settings of the credit side that its worker and the API share. */
@NullMarked
package floorplan.runtime.credit;

import org.jspecify.annotations.NullMarked;
