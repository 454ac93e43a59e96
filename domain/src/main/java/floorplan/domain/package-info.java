/** What a dealer floorplan loan is and what it must come to: no framework, no input or output, no clock. */
@NullMarked
package floorplan.domain;

import org.jspecify.annotations.NullMarked;
