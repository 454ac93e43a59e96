/** Temporal's remote codec: encrypts and decrypts payloads over HTTP. */
@NullMarked
package floorplan.api.payload;

import org.jspecify.annotations.NullMarked;
