/** The rules of dealer floorplan loans in plain Java: no framework, no input or output, no clock. */
@NullMarked
package floorplan.domain;

import org.jspecify.annotations.NullMarked;
