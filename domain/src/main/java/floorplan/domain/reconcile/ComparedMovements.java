package floorplan.domain.reconcile;

import java.util.List;

/**
 * A range compared movement by movement.
 *
 * @param missing what the credit side has no outcome for
 * @param unknown what the credit side has carried out and the account side did not name
 * @param differing what both have, but not alike
 */
public record ComparedMovements(List<Movement> missing, List<Movement> unknown, List<Difference> differing) {}
