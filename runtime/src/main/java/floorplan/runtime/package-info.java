/**
 * Wiring that worker and API share: databases, Redis, Temporal, encryption of payloads, failures, and the
 * {@code account} task queue.
 */
@NullMarked
package floorplan.runtime;

import org.jspecify.annotations.NullMarked;
