package floorplan.bench.dayend;

import java.time.LocalDate;

/** A way to accrue a date for all loans that it is due for: accrual rows, loans moved on, postings. No open date, no trial balance. */
interface DateAccrual {
    void accrue(LocalDate date);
}
