/**
 * The workflow of a bank's file: stage all of its lines or none, check its control, book each line, apply its receipts
 * to loans.
 */
@NullMarked
package floorplan.workflows.receiptfile;

import org.jspecify.annotations.NullMarked;
