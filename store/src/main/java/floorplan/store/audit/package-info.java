@NullMarked
package floorplan.store.audit;

import org.jspecify.annotations.NullMarked;
