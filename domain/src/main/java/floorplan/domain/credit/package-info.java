/** Movements of dealers' credit lines, the outcomes of their messages, and a person's decisions about them. */
@NullMarked
package floorplan.domain.credit;

import org.jspecify.annotations.NullMarked;
