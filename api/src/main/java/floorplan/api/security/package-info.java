/** Tokens, their scopes, and the loans that a client may see. */
@NullMarked
package floorplan.api.security;

import org.jspecify.annotations.NullMarked;
