package floorplan.workflows.reversal;

import floorplan.workflows.MovementPayload;
import org.jspecify.annotations.Nullable;

/**
 * How a reversal ended, in Temporal's payloads: histories hold these names, so they stay.
 *
 * @param movement what it takes from the credit line again; null when there was no applied repayment to take back
 */
public record ReversalResult(@Nullable MovementPayload movement) {}
