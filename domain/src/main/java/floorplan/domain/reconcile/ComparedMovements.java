package floorplan.domain.reconcile;

import java.util.List;

/**
 * The result of comparing a range movement by movement.
 *
 * @param missing movements for which the credit side has no outcome
 * @param unknown movements that the credit side has carried out and the account side did not name
 * @param differing movements that both sides have with different content
 */
public record ComparedMovements(List<Movement> missing, List<Movement> unknown, List<Difference> differing) {}
