package floorplan.api.request;

import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Idempotency-Key} header of the IETF draft: a string, quoted or bare, of at most 255 printable ASCII
 * characters.
 */
public final class IdempotencyKey {
    /** The greatest number of characters. */
    public static final int LONGEST = 255;

    private static final Pattern PRINTABLE = Pattern.compile("[!-~]([ -~]{0," + (LONGEST - 2) + "}[!-~])?");

    private IdempotencyKey() {}

    /**
     * @return the key without its quotes
     * @throws ApiProblem if it is missing or is not such a string
     */
    public static String check(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new ApiProblem(
                    ProblemType.IDEMPOTENCY_KEY_MISSING,
                    "Send an Idempotency-Key header: a unique string for each new request, the same one when you try it again.");
        }
        return check("Idempotency-Key", header);
    }

    /**
     * @param optional true for a request that changes nothing; without a key, its key is then "preview"
     * @return the key without its quotes
     * @throws ApiProblem if it is missing and not optional, or is not such a string
     */
    public static String check(@Nullable String header, boolean optional) {
        return header == null && optional ? "preview" : check(header);
    }

    /**
     * Checks a key that is present.
     *
     * @param name name of the header or parameter that carries the key
     */
    public static String check(String name, String header) {
        boolean quoted = header.length() > 2 && header.startsWith("\"") && header.endsWith("\"");
        String key = quoted ? header.substring(1, header.length() - 1) : header;
        if (!PRINTABLE.matcher(key).matches()) {
            throw ApiProblem.invalid(name, "must be 1 to " + LONGEST + " printable ASCII characters");
        }
        return key;
    }
}
