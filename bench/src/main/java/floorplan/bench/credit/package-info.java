/** Comparison of listeners that restore credit from a backlog of messages. */
@NullMarked
package floorplan.bench.credit;

import org.jspecify.annotations.NullMarked;
