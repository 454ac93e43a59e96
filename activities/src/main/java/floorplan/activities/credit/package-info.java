/**
 * The credit side's steps on the real servers: credit is reserved and restored, and decisions about dead letters are
 * carried out.
 */
@NullMarked
package floorplan.activities.credit;

import org.jspecify.annotations.NullMarked;
