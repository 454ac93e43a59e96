/** Loans with their accruals, postings and rates over HTTP. */
@NullMarked
package floorplan.api.loan;

import org.jspecify.annotations.NullMarked;
