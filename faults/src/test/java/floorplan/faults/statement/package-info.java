/** Tests that MySQL accepts the product's SQL. */
@NullMarked
package floorplan.faults.statement;

import org.jspecify.annotations.NullMarked;
