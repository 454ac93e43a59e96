package floorplan.store.credit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * As much of a dead letter's body as its row keeps.
 *
 * @param bytes the whole, or its beginning
 * @param length the whole's, in bytes
 * @param sha256 the whole's, in hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent")
record KeptBody(byte[] bytes, long length, String sha256) {
    /** @param longest a longer body is kept by its beginning */
    static KeptBody of(byte[] whole, long longest) {
        byte[] kept = whole.length <= longest ? whole : Arrays.copyOf(whole, DeadLetters.HEAD);
        return new KeptBody(kept, whole.length, hash(whole));
    }

    /** At most so many of the bytes, from one of them on. */
    byte[] piece(int from, int most) {
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + most));
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
