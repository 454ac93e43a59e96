@NullMarked
package floorplan.api.answer;

import org.jspecify.annotations.NullMarked;
