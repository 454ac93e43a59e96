package floorplan.store.cache;

import java.nio.charset.StandardCharsets;

/**
 * Names one state of an object: no two of its states ever share a version.
 *
 * @param epoch the life of the schema that counts the numbers, without spaces
 * @param number rises with every change that a reader can see
 */
public record Version(String epoch, long number) {
    /** The first bytes of a cached value of this version. */
    byte[] tag(int format) {
        return (format + " " + epoch + " " + number + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
