/**
 * The credit side: imports reserve credit, and repayments restore it. A message that cannot be carried out waits for a
 * person.
 */
@NullMarked
package floorplan.workflows.credit;

import org.jspecify.annotations.NullMarked;
