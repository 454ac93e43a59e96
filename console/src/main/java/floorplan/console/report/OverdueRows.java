package floorplan.console.report;

import floorplan.console.page.RowsOfPage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/reports/overdue}, as pages show it. */
public record OverdueRows(List<OverdueRow> items, @Nullable String nextCursor) implements RowsOfPage {
    /** A dealer's overdue debts. */
    public record OverdueRow(String id, LocalDate date, List<OverdueSum> totals) {}

    /** The overdue debts in one currency. */
    public record OverdueSum(String currency, long loans, AgeingRow interest, AgeingRow principal) {}

    /** An amount by the number of days for which it has been overdue. */
    public record AgeingRow(String days1To30, String days31To60, String days61To90, String over90Days, String total) {}
}
