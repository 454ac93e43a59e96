package floorplan.api.request;

import floorplan.api.problem.ApiProblem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The reason of a person's decision, for the record: field {@code reason} of a body. */
public final class Reason {
    public static final int SHORTEST = 1;

    /** The length of the columns that hold it. */
    public static final int LONGEST = 500;

    private static final Pattern READABLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");

    /**
     * Characters that change how a record looks, or that cannot be kept: controls except tabs and line breaks, marks
     * that change the direction of writing, and unpaired surrogates.
     */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}&&[^\\t\\n\\r]]|[\\u202A-\\u202E\\u2066-\\u2069]|\\p{Cs}");

    private Reason() {}

    /** @throws ApiProblem when it is missing, too long, has no readable character, or has an unfit one */
    public static String check(@Nullable String reason) {
        if (reason == null
                || reason.length() > LONGEST
                || !READABLE.matcher(reason).find()) {
            throw ApiProblem.invalid("reason", "must be " + SHORTEST + " to " + LONGEST + " characters that say why");
        }
        if (UNFIT.matcher(reason).find()) {
            throw ApiProblem.invalid(
                    "reason",
                    "must be plain text: leave out control characters, marks that change the direction of writing, and unpaired surrogates");
        }
        return reason;
    }
}
