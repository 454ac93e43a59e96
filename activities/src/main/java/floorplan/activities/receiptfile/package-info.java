/** The account side's steps of a bank's file: reading it strictly, staging its lines, and booking them. */
@NullMarked
package floorplan.activities.receiptfile;

import org.jspecify.annotations.NullMarked;
