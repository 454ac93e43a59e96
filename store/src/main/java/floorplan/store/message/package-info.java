/**
 * Messages from the account side to the credit side: their bodies, their publishing, and the Redis hashes that follow
 * each one.
 */
@NullMarked
package floorplan.store.message;

import org.jspecify.annotations.NullMarked;
