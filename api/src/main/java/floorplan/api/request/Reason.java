package floorplan.api.request;

import floorplan.api.problem.ApiProblem;
import org.jspecify.annotations.Nullable;

/** The reason of a person's decision, for the record: field {@code reason} of a body. */
public final class Reason {
    public static final int SHORTEST = 1;

    /** The length of the columns that hold it. */
    public static final int LONGEST = 500;

    private Reason() {}

    /** @throws ApiProblem when it is missing, blank or too long */
    public static String check(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            throw ApiProblem.invalid("reason", "must be " + SHORTEST + " to " + LONGEST + " characters that say why");
        }
        return reason;
    }
}
