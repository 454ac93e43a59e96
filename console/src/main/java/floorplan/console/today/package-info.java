/** The first page: is everything all right, and does anything need a person? */
@NullMarked
package floorplan.console.today;

import org.jspecify.annotations.NullMarked;
