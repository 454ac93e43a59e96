package floorplan.console.today;

import floorplan.console.page.Chart;
import floorplan.console.page.Chart.ChartLine;
import floorplan.console.page.Chart.ChartScale;
import floorplan.console.page.Shown;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/repayments/hours}. */
record HourlyRepayments(List<HourRow> hours) {
    record HourRow(
            Instant start,
            long accepted,
            long refused,
            long completed,
            @Nullable Long meanMillis,
            @Nullable Long longestMillis) {}

    /** The numbers of repayments, and their times to completion. */
    List<Chart> charts(Shown shown) {
        List<LocalDateTime> times =
                hours.stream().map(hour -> shown.local(hour.start())).toList();
        return List.of(
                new Chart(
                        "today.repayments",
                        ChartScale.COUNTS_OF_HOURS,
                        times,
                        List.of(
                                line("hours.accepted", hour -> Long.toString(hour.accepted())),
                                line("hours.completed", hour -> Long.toString(hour.completed())),
                                line("hours.refused", hour -> Long.toString(hour.refused())))),
                new Chart(
                        "today.completion",
                        ChartScale.SECONDS_OF_HOURS,
                        times,
                        List.of(
                                line("hours.mean", hour -> seconds(hour.meanMillis())),
                                line("hours.longest", hour -> seconds(hour.longestMillis())))));
    }

    private ChartLine line(String word, Function<HourRow, @Nullable String> value) {
        List<@Nullable String> values = new ArrayList<>();
        hours.forEach(hour -> values.add(value.apply(hour)));
        return new ChartLine(word, values);
    }

    private static @Nullable String seconds(@Nullable Long millis) {
        return millis == null ? null : BigDecimal.valueOf(millis, 3).toPlainString();
    }
}
