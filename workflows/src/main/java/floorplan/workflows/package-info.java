/** Shared by all workflows: task queues, retries, search attributes and log ids. */
@NullMarked
package floorplan.workflows;

import org.jspecify.annotations.NullMarked;
