package floorplan.console.page;

import floorplan.console.operation.ApiOperations;
import java.math.BigDecimal;
import java.text.Collator;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Writes amounts, times and words as people read them, in the language of the page. Templates use it by its name. */
@Component("shown")
public class Shown {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int CENT_DECIMALS = 2;
    private static final int RATE_DECIMALS = 4;
    private static final String NOTHING = "–";

    /** Only for its keys, which are the same in each language. */
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("floorplan.console.messages", Locale.ROOT);

    private final ApiOperations api;
    private final MessageSource messages;

    Shown(ApiOperations api, MessageSource messages) {
        this.api = api;
        this.messages = messages;
    }

    /** A decimal string as an amount with separators: 200000.00 as 200,000.00. */
    public String amount(@Nullable String decimal) {
        return figure(decimal, CENT_DECIMALS);
    }

    /** A decimal string with separators and this number of decimals. */
    public String figure(@Nullable String decimal, int decimals) {
        if (decimal == null) {
            return NOTHING;
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(new BigDecimal(decimal));
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /** A fraction as a percentage: 0.072000 as 7.2%. */
    public String percent(String fraction) {
        NumberFormat format = NumberFormat.getPercentInstance(locale());
        format.setMaximumFractionDigits(RATE_DECIMALS);
        return format.format(new BigDecimal(fraction));
    }

    /** A time in the business zone, to the second. */
    public String time(@Nullable Instant time) {
        return time == null ? NOTHING : TIME.format(time.atZone(api.businessZone()));
    }

    /** A time as a clock in the business zone shows it. */
    public LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, api.businessZone());
    }

    /** A point of a chart: its date, or its date and hour. */
    public String point(LocalDateTime time, boolean hourly) {
        return hourly ? HOUR.format(time) : date(time.toLocalDate());
    }

    public String date(@Nullable LocalDate date) {
        return date == null ? NOTHING : date.toString();
    }

    /** The first instant of a day in the business zone; returns a text that is no day unchanged. */
    public String beginningOf(String day) {
        return instant(day, date -> date.atStartOfDay(api.businessZone()).toInstant());
    }

    /** The last instant of a day, as precise as the API's times; returns a text that is no day unchanged. */
    public String endOf(String day) {
        return instant(
                day,
                date -> date.plusDays(1)
                        .atStartOfDay(api.businessZone())
                        .toInstant()
                        .minus(1, ChronoUnit.MICROS));
    }

    private static String instant(String day, Function<LocalDate, Instant> of) {
        try {
            return of.apply(LocalDate.parse(day.strip())).toString();
        } catch (DateTimeException noDay) {
            return day;
        }
    }

    /** A text that may be missing. */
    public String text(@Nullable String text) {
        return text == null || text.isEmpty() ? NOTHING : text;
    }

    /** The business zone with its offset now: Asia/Shanghai (UTC+08:00). */
    public String zone() {
        ZoneId zone = api.businessZone();
        return zone.getId() + " (UTC" + OFFSET.format(Instant.now().atZone(zone)) + ")";
    }

    /** A duration in its largest one or two units. */
    public String age(Duration age) {
        if (age.toDays() > 0) {
            return message("age.days", age.toDays(), age.toHoursPart());
        }
        if (age.toHours() > 0) {
            return message("age.hours", age.toHours(), age.toMinutesPart());
        }
        if (age.toMinutes() > 0) {
            return message("age.minutes", age.toMinutes(), age.toSecondsPart());
        }
        return message("age.seconds", age.toSeconds());
    }

    /** The time from one moment to another; a dash if one of them is missing. */
    public String between(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null) {
            return NOTHING;
        }
        Duration passed = Duration.between(from, to).truncatedTo(ChronoUnit.MILLIS);
        return passed.toSeconds() == 0 ? message("age.millis", passed.toMillis()) : age(passed);
    }

    /** The name of a constant of the API in the page's language; the constant itself if it has none. */
    public String word(String kind, @Nullable String constant) {
        if (constant == null) {
            return NOTHING;
        }
        return String.valueOf(messages.getMessage(kind + "." + constant, null, constant, locale()));
    }

    /** The constants of a kind that have a word, in the order of their words in the page's language. */
    public List<String> constants(String kind) {
        String prefix = kind + ".";
        return WORDS.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .sorted(Comparator.comparing(constant -> word(kind, constant), Collator.getInstance(locale())))
                .toList();
    }

    /** The word of a key that is not written out in a template. */
    public String said(String key) {
        return message(key);
    }

    private String message(String key, Object... numbers) {
        return messages.getMessage(key, numbers, locale());
    }

    private static Locale locale() {
        return Languages.nearest(LocaleContextHolder.getLocale());
    }
}
