package floorplan.console.dayend;

import floorplan.console.dayend.DayEndParts.DateRow;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A month of the calendar of day-ends.
 *
 * @param weeks from Monday to Sunday
 */
public record CalendarMonth(YearMonth month, List<List<CalendarDay>> weeks) {
    private static final int DAYS_OF_WEEK = 7;

    /**
     * A place of the calendar.
     *
     * @param day day of the month; null before its first and after its last day
     * @param dayEnd null if the date has no day-end, or another page of the list shows it
     */
    public record CalendarDay(
            @Nullable Integer day, @Nullable DateRow dayEnd) {}

    /** The months of these dates, newest first. */
    static List<CalendarMonth> of(List<DateRow> dates) {
        Map<YearMonth, List<DateRow>> byMonth = dates.stream()
                .collect(Collectors.groupingBy(
                        row -> YearMonth.from(row.businessDate()),
                        () -> new TreeMap<>(Comparator.<YearMonth>reverseOrder()),
                        Collectors.toList()));
        return byMonth.entrySet().stream()
                .map(month -> of(month.getKey(), month.getValue()))
                .toList();
    }

    private static CalendarMonth of(YearMonth month, List<DateRow> dates) {
        Map<LocalDate, DateRow> byDate =
                dates.stream().collect(Collectors.toMap(DateRow::businessDate, Function.identity()));
        int before = month.atDay(1).getDayOfWeek().getValue() - 1;
        List<List<CalendarDay>> weeks = new ArrayList<>();
        for (int first = 1 - before; first <= month.lengthOfMonth(); first += DAYS_OF_WEEK) {
            List<CalendarDay> week = new ArrayList<>();
            for (int day = first; day < first + DAYS_OF_WEEK; day++) {
                week.add(
                        day < 1 || day > month.lengthOfMonth()
                                ? new CalendarDay(null, null)
                                : new CalendarDay(day, byDate.get(month.atDay(day))));
            }
            weeks.add(week);
        }
        return new CalendarMonth(month, weeks);
    }
}
