@NullMarked
package floorplan.worker.account;

import org.jspecify.annotations.NullMarked;
