package floorplan.api.request;

import floorplan.api.problem.ApiProblem;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The time that a request waits for its workflow before the answer 202: {@code Prefer: wait=N} of RFC 7240. */
public final class PreferredWait {
    private static final Duration DEFAULT = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?(?:$|[,;\\s])");

    private PreferredWait() {}

    /**
     * The wait that a {@code Prefer} header asks for: 2 s without one, 10 s at most.
     *
     * @throws ApiProblem when it names a wait that is not a whole number of seconds
     */
    public static Duration of(@Nullable String prefer) {
        if (prefer == null || !prefer.toLowerCase(Locale.ROOT).contains("wait")) {
            return DEFAULT;
        }
        Matcher wait = WAIT.matcher(prefer.toLowerCase(Locale.ROOT));
        if (!wait.find()) {
            throw ApiProblem.invalid("Prefer", "wait must be a whole number of seconds, such as wait=5");
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
