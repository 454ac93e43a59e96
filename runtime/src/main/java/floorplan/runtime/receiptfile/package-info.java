/** Wires banks' files into the account task queue, and reads the profiles of banks from the settings. */
@NullMarked
package floorplan.runtime.receiptfile;

import org.jspecify.annotations.NullMarked;
