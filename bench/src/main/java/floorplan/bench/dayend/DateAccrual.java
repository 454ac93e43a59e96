package floorplan.bench.dayend;

import java.time.LocalDate;

/**
 * A way to accrue a date for all due loans: it writes accrual rows, loans and postings, but moves no open date and
 * checks no trial balance.
 */
interface DateAccrual {
    void accrue(LocalDate date);
}
