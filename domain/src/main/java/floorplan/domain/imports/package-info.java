/** Files of loans and of credit lines that are taken in whole or not at all. */
@NullMarked
package floorplan.domain.imports;

import org.jspecify.annotations.NullMarked;
