package floorplan.store.cache;

import java.nio.charset.StandardCharsets;

/**
 * Which state a thing is in: no two states of it ever have the same one.
 *
 * @param epoch the life of the schema that counts the numbers, without spaces
 * @param number rises with every change that a reader can see
 */
public record Version(String epoch, long number) {
    /** What a cached value of this version begins with. */
    byte[] tag(int format) {
        return (format + " " + epoch + " " + number + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
