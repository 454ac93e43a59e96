package floorplan.workflows.reversal;

import floorplan.domain.credit.CreditMovement;
import org.jspecify.annotations.Nullable;

/**
 * How a reversal ended.
 *
 * @param movement what it takes from the credit line again; null when there was no applied repayment to take back
 */
public record ReversalResult(@Nullable CreditMovement movement) {}
