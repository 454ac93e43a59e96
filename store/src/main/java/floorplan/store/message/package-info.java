/** What the account side tells the credit side: the messages, how they are sent, and the hashes in Redis that follow each one. */
@NullMarked
package floorplan.store.message;

import org.jspecify.annotations.NullMarked;
