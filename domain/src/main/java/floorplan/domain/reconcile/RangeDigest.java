package floorplan.domain.reconcile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A short summary of one side's movements in a range. Two sides with equal hashes have the same movements.
 *
 * @param count the number of movements
 * @param cents the sum of the movements by currency, in cents
 * @param hash SHA-256 over all movements in order
 */
public record RangeDigest(MovementRange range, int count, Map<String, Long> cents, String hash) {
    /** @param movements in the order of their ids */
    public static RangeDigest of(MovementRange range, List<Movement> movements) {
        Map<String, Long> cents = new TreeMap<>();
        MessageDigest digest = sha256();
        for (Movement movement : movements) {
            cents.merge(movement.currency(), movement.cents(), Math::addExact);
            String line = String.join(
                            "|",
                            movement.id(),
                            movement.dealerId(),
                            movement.currency(),
                            String.valueOf(movement.cents()))
                    + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return new RangeDigest(range, movements.size(), cents, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
