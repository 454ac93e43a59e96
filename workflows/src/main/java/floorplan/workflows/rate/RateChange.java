package floorplan.workflows.rate;

import com.fasterxml.jackson.annotation.JsonInclude;
import floorplan.domain.loan.Rate;
import org.jspecify.annotations.Nullable;

/**
 * A rate that a loan is to have from a date on.
 *
 * @param ifVersion the version that the loan must still have; null for any
 * @param by who asked for it; not written while it is null, as in the histories that are older than it
 */
public record RateChange(
        String loanId,
        Rate rate,
        @Nullable Long ifVersion,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String by) {}
