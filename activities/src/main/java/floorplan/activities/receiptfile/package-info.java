/**
 * The account side's steps of a bank's file: read it strictly, stage and match its lines, book them, and apply its
 * receipts to loans.
 */
@NullMarked
package floorplan.activities.receiptfile;

import org.jspecify.annotations.NullMarked;
