package floorplan.api.repayment;

import floorplan.domain.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 hashes that identify a request and its content. */
final class Hashes {
    private static final int ID_DIGITS = 32;

    private Hashes() {}

    /** The id of the repayment that this client requests under this key, 32 hexadecimal digits. */
    static String repaymentId(String client, String key) {
        return sha256(List.of(client, key)).substring(0, ID_DIGITS);
    }

    /** The hash of a request's content. The amounts {@code 10} and {@code 10.00} give the same hash. */
    static String ofRequest(RepaymentBody body, Money amount) {
        return sha256(List.of(
                String.valueOf(body.loanId()),
                String.valueOf(body.payer()),
                amount.toString(),
                String.valueOf(body.valueDate())));
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
