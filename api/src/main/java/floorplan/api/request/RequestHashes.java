package floorplan.api.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SHA-256 hashes that identify a request and its content. */
public final class RequestHashes {
    private static final int ID_DIGITS = 32;

    private RequestHashes() {}

    /** The id of the repayment that this client requests under this key, 32 hexadecimal digits. */
    public static String repaymentId(String client, String key) {
        return sha256(List.of(client, key)).substring(0, ID_DIGITS);
    }

    /** The id of the correction that this client requests under this key, 32 hexadecimal digits. */
    public static String correctionId(String client, String key) {
        return sha256(List.of("correction", client, key)).substring(0, ID_DIGITS);
    }

    /** The id of the refund or return that this client requests under this key, 32 hexadecimal digits. */
    public static String payoutId(String client, String key) {
        return sha256(List.of("payout", client, key)).substring(0, ID_DIGITS);
    }

    /** The id of the bulk request that this client sends under this key, 32 hexadecimal digits. */
    public static String bulkId(String client, String key) {
        return sha256(List.of("bulk", client, key)).substring(0, ID_DIGITS);
    }

    /** The hash of a request's content, 64 hexadecimal digits; an absent part counts as {@code null}. */
    public static String ofContent(@Nullable Object... parts) {
        return sha256(Arrays.stream(parts).map(String::valueOf).toList());
    }

    /** Puts its length before each part, so different lists of parts never hash the same bytes. */
    private static String sha256(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
