package floorplan.store.credit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The part of a dead letter's body that its row keeps.
 *
 * @param bytes the whole body, or its beginning
 * @param length length of the whole body in bytes
 * @param sha256 of the whole body, in hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent")
record KeptBody(byte[] bytes, long length, String sha256) {
    /** @param longest most bytes to keep; of a longer body only the beginning is kept */
    static KeptBody of(byte[] whole, long longest) {
        byte[] kept = whole.length <= longest ? whole : Arrays.copyOf(whole, DeadLetters.HEAD);
        return new KeptBody(kept, whole.length, hash(whole));
    }

    /** At most {@code most} bytes from index {@code from} on. */
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
