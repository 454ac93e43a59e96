package floorplan.console.loan;

import floorplan.console.page.Chart;
import floorplan.console.page.Chart.ChartLine;
import floorplan.console.page.RowsOfPage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/loans/{id}/accruals}: a first row for each date, and the differences of corrections after it. */
public record LoanAccruals(
        List<LoanAccrualRow> items, @Nullable String nextCursor) implements RowsOfPage {

    /** @param correctionId null in a first row */
    public record LoanAccrualRow(
            LocalDate date,
            @Nullable String correctionId,
            @Nullable String lateFee,
            @Nullable String dealerInterest,
            String manufacturerInterest,
            @Nullable String penalty) {}

    /** The amounts of a date; null for those that the person may not see. */
    public record AccrualParts(
            @Nullable String lateFee,
            @Nullable String dealerInterest,
            String manufacturerInterest,
            @Nullable String penalty) {
        static AccrualParts of(LoanAccrualRow row) {
            return new AccrualParts(row.lateFee(), row.dealerInterest(), row.manufacturerInterest(), row.penalty());
        }

        AccrualParts plus(LoanAccrualRow row) {
            return new AccrualParts(
                    sum(lateFee, row.lateFee()),
                    sum(dealerInterest, row.dealerInterest()),
                    String.valueOf(sum(manufacturerInterest, row.manufacturerInterest())),
                    sum(penalty, row.penalty()));
        }

        String interest() {
            return String.valueOf(sum(dealerInterest == null ? "0.00" : dealerInterest, manufacturerInterest));
        }
    }

    /**
     * A date.
     *
     * @param booked as the date was first accrued
     * @param effective with the differences of all corrections
     */
    public record AccruedDate(LocalDate date, AccrualParts booked, AccrualParts effective, boolean corrected) {
        AccruedDate plus(LoanAccrualRow row) {
            return new AccruedDate(date, booked, effective.plus(row), true);
        }
    }

    private static @Nullable String sum(@Nullable String some, @Nullable String more) {
        return some == null || more == null
                ? null
                : new BigDecimal(some).add(new BigDecimal(more)).toPlainString();
    }

    /** The booked amounts of a date that only a correction has accrued. */
    private static final AccrualParts NOTHING = new AccrualParts("0.00", "0.00", "0.00", "0.00");

    /** The dates, oldest first. */
    public List<AccruedDate> dates() {
        Map<LocalDate, AccruedDate> dates = new TreeMap<>();
        for (LoanAccrualRow row : items) {
            AccruedDate before = dates.get(row.date());
            if (before != null) {
                dates.put(row.date(), before.plus(row));
            } else if (row.correctionId() == null) {
                AccrualParts booked = AccrualParts.of(row);
                dates.put(row.date(), new AccruedDate(row.date(), booked, booked, false));
            } else {
                dates.put(row.date(), new AccruedDate(row.date(), NOTHING, AccrualParts.of(row), true));
            }
        }
        return List.copyOf(dates.values());
    }

    /** The daily interest of both payers, and the dealer's penalty. */
    public Chart daily() {
        List<LocalDate> days = new ArrayList<>();
        List<@Nullable String> effective = new ArrayList<>();
        List<@Nullable String> booked = new ArrayList<>();
        List<@Nullable String> penalty = new ArrayList<>();
        for (AccruedDate date : dates()) {
            days.add(date.date());
            effective.add(date.effective().interest());
            booked.add(date.booked().interest());
            penalty.add(date.effective().penalty());
        }
        return Chart.ofDays(
                "accruals.chart",
                days,
                List.of(
                        new ChartLine("accruals.effective", effective),
                        new ChartLine("accruals.booked", booked),
                        new ChartLine("debt.penalty", penalty)));
    }
}
