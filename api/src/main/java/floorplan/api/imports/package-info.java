/** Takes in CSV files of loans and of credit lines, of any size, line by line. */
@NullMarked
package floorplan.api.imports;

import org.jspecify.annotations.NullMarked;
