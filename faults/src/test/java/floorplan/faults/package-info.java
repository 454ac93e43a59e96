/**
 * The fault suite: it breaks one thing at one point of the real system on real servers, heals it, and then checks
 * everything.
 */
@NullMarked
package floorplan.faults;

import org.jspecify.annotations.NullMarked;
