/** Signing in at an identity provider, and the session that follows. */
@NullMarked
package floorplan.console.signin;

import org.jspecify.annotations.NullMarked;
