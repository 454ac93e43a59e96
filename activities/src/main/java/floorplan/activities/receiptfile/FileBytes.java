package floorplan.activities.receiptfile;

import java.io.InputStream;

/** The kept bytes of a file, which may be read several times. */
@FunctionalInterface
public interface FileBytes {
    /** Opens the file at its first byte. */
    InputStream open();
}
