package floorplan.console.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures by date, drawn as lines, with a table of the same figures beside them.
 *
 * @param title key of the word above it
 * @param dates ascending
 * @param lines the first is drawn solid, the others dashed
 */
public record Chart(String title, List<LocalDate> dates, List<ChartLine> lines) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A line.
     *
     * @param word key of its name
     * @param values an amount for each date; null for a date without one
     */
    public record ChartLine(String word, List<@Nullable String> values) {}

    private record Drawn(List<Long> days, List<DrawnLine> lines) {}

    private record DrawnLine(String label, List<@Nullable BigDecimal> values) {}

    /** The dates of the table, newest first. */
    public List<Integer> newestFirst() {
        List<Integer> rows = new ArrayList<>();
        for (int at = dates.size() - 1; at >= 0; at--) {
            rows.add(at);
        }
        return rows;
    }

    /**
     * The figures for the script that draws them.
     *
     * @param shown names the lines
     */
    public String json(Shown shown) {
        List<DrawnLine> drawn = new ArrayList<>();
        for (ChartLine line : lines) {
            List<@Nullable BigDecimal> values = new ArrayList<>();
            line.values().forEach(value -> values.add(value == null ? null : new BigDecimal(value)));
            drawn.add(new DrawnLine(shown.said(line.word()), values));
        }
        return JSON.writeValueAsString(
                new Drawn(dates.stream().map(LocalDate::toEpochDay).toList(), drawn));
    }
}
