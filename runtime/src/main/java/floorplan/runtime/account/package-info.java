@NullMarked
package floorplan.runtime.account;

import org.jspecify.annotations.NullMarked;
