package floorplan.api.request;

import floorplan.api.problem.ApiProblem;
import floorplan.domain.loan.LoanNames;
import org.jspecify.annotations.Nullable;

/** Texts by which lists are filtered. Null stays null: no condition. */
public final class FilterText {
    private static final int LONGEST = 500;

    private FilterText() {}

    /** @throws ApiProblem if it cannot be the id of a loan or dealer */
    public static @Nullable String id(String name, @Nullable String value) {
        if (value != null && !LoanNames.isId(value)) {
            throw ApiProblem.invalid(name, LoanNames.ID_RULE);
        }
        return value;
    }

    /** @throws ApiProblem if it is empty, or longer than any reason that the system writes */
    public static @Nullable String reason(String name, @Nullable String value) {
        if (value != null && (value.isEmpty() || value.length() > LONGEST)) {
            throw ApiProblem.invalid(name, "must be 1 to " + LONGEST + " characters, exactly as a list shows them");
        }
        return value;
    }
}
