/**
 * What all workflows share: task queues, retries, and search attributes. Each feature has its workflows in a package of
 * its own.
 */
@NullMarked
package floorplan.workflows;

import org.jspecify.annotations.NullMarked;
