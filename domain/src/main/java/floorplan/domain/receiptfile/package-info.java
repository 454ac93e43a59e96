/** Files of a bank's receipts and returns: their lines, control totals and outcomes. */
@NullMarked
package floorplan.domain.receiptfile;

import org.jspecify.annotations.NullMarked;
