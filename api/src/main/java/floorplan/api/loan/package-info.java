@NullMarked
package floorplan.api.loan;

import org.jspecify.annotations.NullMarked;
