package floorplan.workflows.rate;

import com.fasterxml.jackson.annotation.JsonInclude;
import floorplan.domain.loan.Rate;
import org.jspecify.annotations.Nullable;

/**
 * A request to add a dated rate to a loan.
 *
 * @param ifVersion the version that the loan must still have; null for any
 * @param by the client that asked for the change; null in histories that are older than this component, and then not
 *     written
 */
public record RateChange(
        String loanId,
        Rate rate,
        @Nullable Long ifVersion,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String by) {}
