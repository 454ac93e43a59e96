package floorplan.runtime.receiptfile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash of a profile's settings: processes with the same settings have the same one. */
final class ProfileHash {
    private ProfileHash() {}

    /** @param settings an object whose {@code toString} contains every value, such as a record */
    static String of(Object settings) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(settings.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
