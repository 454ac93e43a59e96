package floorplan.console.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures over time, drawn as lines, with a table of the same figures beside them.
 *
 * @param title key of the word above it
 * @param scale the span of time of a point, and the decimals of its figures
 * @param times ascending, in the business zone
 * @param lines the first is drawn solid, the others dashed
 */
public record Chart(String title, ChartScale scale, List<LocalDateTime> times, List<ChartLine> lines) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A span of time and the decimals of its figures. */
    public enum ChartScale {
        AMOUNTS_OF_DAYS(false, 2),
        COUNTS_OF_HOURS(true, 0),
        SECONDS_OF_HOURS(true, 3);

        private final boolean hourly;
        private final int decimals;

        ChartScale(boolean hourly, int decimals) {
            this.hourly = hourly;
            this.decimals = decimals;
        }

        public boolean isHourly() {
            return hourly;
        }

        public int decimals() {
            return decimals;
        }
    }

    /**
     * A line.
     *
     * @param word key of its name
     * @param values a decimal for each time; null for a time without one
     */
    public record ChartLine(String word, List<@Nullable String> values) {}

    private record Drawn(boolean hours, int decimals, List<Long> times, List<DrawnLine> lines) {}

    private record DrawnLine(String label, List<@Nullable BigDecimal> values) {}

    /** Amounts by date. */
    public static Chart ofDays(String title, List<LocalDate> dates, List<ChartLine> lines) {
        return new Chart(
                title,
                ChartScale.AMOUNTS_OF_DAYS,
                dates.stream().map(LocalDate::atStartOfDay).toList(),
                lines);
    }

    /** The rows of the table, newest first. */
    public List<Integer> newestFirst() {
        List<Integer> rows = new ArrayList<>();
        for (int at = times.size() - 1; at >= 0; at--) {
            rows.add(at);
        }
        return rows;
    }

    /** The figures for the script that draws them; its times are seconds as if the zone were UTC. */
    public String json(Shown shown) {
        List<DrawnLine> drawn = new ArrayList<>();
        for (ChartLine line : lines) {
            List<@Nullable BigDecimal> values = new ArrayList<>();
            line.values().forEach(value -> values.add(value == null ? null : new BigDecimal(value)));
            drawn.add(new DrawnLine(shown.said(line.word()), values));
        }
        List<Long> seconds =
                times.stream().map(time -> time.toEpochSecond(ZoneOffset.UTC)).toList();
        return JSON.writeValueAsString(new Drawn(scale.isHourly(), scale.decimals(), seconds, drawn));
    }
}
