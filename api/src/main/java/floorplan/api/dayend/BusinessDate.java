package floorplan.api.dayend;

import floorplan.api.problem.ApiProblem;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A business date in a request. */
final class BusinessDate {
    private static final int LONGEST_YEAR = 9999;

    private BusinessDate() {}

    /** @throws ApiProblem naming the field, if the text is missing or is not a date {@code YYYY-MM-DD} */
    static LocalDate read(String field, @Nullable String text) {
        if (text == null) {
            throw ApiProblem.invalid(field, "is missing: it must be a date, YYYY-MM-DD");
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() > 0 && date.getYear() <= LONGEST_YEAR) {
                return date;
            }
        } catch (DateTimeException wrong) {
            // Refused below.
        }
        throw ApiProblem.invalid(field, "must be a date, YYYY-MM-DD");
    }
}
