/** The product's SQL, as MySQL takes it. */
@NullMarked
package floorplan.faults.statement;

import org.jspecify.annotations.NullMarked;
