package floorplan.store.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A setting that a process cannot run with. The message names it and gives an example. */
public final class WrongSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param rule what the setting must be, beginning with "must" */
    public WrongSetting(String name, @Nullable Object value, String rule, Object example) {
        super(name + (value == null ? " is not set" : " is " + value) + "; it " + rule + ", such as " + example);
    }

    private WrongSetting(String sentence) {
        super(sentence);
    }

    /** @param source where the name was found, as Spring describes it */
    public static WrongSetting unknown(String name, String source) {
        return new WrongSetting(name + " is no setting of Floorplan. It is set in " + source);
    }

    /** @throws WrongSetting if the value is missing or blank */
    public static void requireText(String name, @Nullable String value, Object example) {
        if (value == null || value.isBlank()) {
            throw new WrongSetting(name, null, "must have a value", example);
        }
    }

    /** @throws WrongSetting if the value is below {@code least} */
    public static void requireAtLeast(String name, long value, long least, Object example) {
        if (value < least) {
            throw new WrongSetting(name, value, "must be at least " + least, example);
        }
    }

    /** @throws WrongSetting if the value is below {@code least} */
    public static void requireAtLeast(String name, Duration value, Duration least, Object example) {
        if (value.compareTo(least) < 0) {
            throw new WrongSetting(name, words(value), "must be at least " + words(least), example);
        }
    }

    /** Formats a duration as settings write it. */
    private static String words(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0 || millis % 1000 != 0) {
            return millis + "ms";
        }
        return duration.equals(Duration.ofDays(duration.toDays())) ? duration.toDays() + "d" : millis / 1000 + "s";
    }
}
