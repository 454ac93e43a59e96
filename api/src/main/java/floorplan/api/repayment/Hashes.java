package floorplan.api.repayment;

import floorplan.domain.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The hashes that make a request the same request: SHA-256 over its parts. */
final class Hashes {
    private static final int ID_DIGITS = 32;

    private Hashes() {}

    /** The id of whatever this client asks for under this key, 32 hex digits. */
    static String repaymentId(String client, String key) {
        return sha256(List.of(client, key)).substring(0, ID_DIGITS);
    }

    /** What was asked, so that {@code 10} and {@code 10.00} are the same request. */
    static String ofRequest(RepaymentBody body, Money amount) {
        return sha256(List.of(
                String.valueOf(body.loanId()),
                String.valueOf(body.payer()),
                amount.toString(),
                String.valueOf(body.valueDate())));
    }

    /** Each part is preceded by its length, so that no two lists of parts read the same. */
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
