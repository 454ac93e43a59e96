/** Files of a bank's receipts: their bytes, lines, line keys and outcomes. */
@NullMarked
package floorplan.store.receiptfile;

import org.jspecify.annotations.NullMarked;
