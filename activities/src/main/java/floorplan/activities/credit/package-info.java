@NullMarked
package floorplan.activities.credit;

import org.jspecify.annotations.NullMarked;
