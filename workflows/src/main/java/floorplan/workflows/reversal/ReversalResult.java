package floorplan.workflows.reversal;

import floorplan.workflows.MovementPayload;
import org.jspecify.annotations.Nullable;

/**
 * The result of a reversal, in Temporal's payloads. Histories hold these names, so they must not change.
 *
 * @param movement the credit that it uses again; null if nothing was reversed, see {@link ReversalSteps#log}
 */
public record ReversalResult(@Nullable MovementPayload movement) {}
