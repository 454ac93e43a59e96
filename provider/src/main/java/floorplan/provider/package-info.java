/** An identity provider for the local system and for tests, never shipped. */
@NullMarked
package floorplan.provider;

import org.jspecify.annotations.NullMarked;
