package floorplan.workflows.rate;

import floorplan.domain.loan.Rate;
import org.jspecify.annotations.Nullable;

/**
 * A rate that a loan is to have from a date on.
 *
 * @param ifVersion the version that the loan must still have; null for any
 */
public record RateChange(String loanId, Rate rate, @Nullable Long ifVersion) {}
