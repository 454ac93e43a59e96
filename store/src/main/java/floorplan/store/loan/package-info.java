@NullMarked
package floorplan.store.loan;

import org.jspecify.annotations.NullMarked;
