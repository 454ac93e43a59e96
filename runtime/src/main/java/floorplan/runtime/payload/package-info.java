/** Encrypts the payloads that Temporal stores, and refuses inputs that no process of Floorplan has encrypted. */
@NullMarked
package floorplan.runtime.payload;

import org.jspecify.annotations.NullMarked;
