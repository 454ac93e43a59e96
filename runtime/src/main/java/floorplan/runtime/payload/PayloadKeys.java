package floorplan.runtime.payload;

import floorplan.store.settings.WrongSetting;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys that encrypt Temporal's payloads. No process starts without one.
 *
 * @param active the id of the key for new payloads
 * @param keys the keys by id, 32 bytes each in base64; an old key must stay as long as Temporal keeps a history that
 *     was written with it
 */
@ConfigurationProperties("floorplan.payloads")
public record PayloadKeys(String active, Map<String, String> keys) {
    private static final int BYTES = 32;
    private static final int MARK_BYTES = 8;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public PayloadKeys {
        WrongSetting.requireText("floorplan.payloads.active", active, "k1");
        if (keys == null || !keys.containsKey(active)) {
            String known = keys == null ? "there is none" : "there are " + new TreeSet<>(keys.keySet());
            throw new WrongSetting(
                    "floorplan.payloads.active",
                    active,
                    "must be the id of a key in floorplan.payloads.keys (" + known
                            + "). An environment variable writes an id in lower case and without dashes;"
                            + " SPRING_APPLICATION_JSON writes any. A key is 32 random bytes in base64"
                            + " (openssl rand -base64 32)",
                    "k1 with FLOORPLAN_PAYLOADS_KEYS_K1");
        }
        keys.forEach(PayloadKeys::read);
        keys = Map.copyOf(keys);
    }

    private static SecretKey read(String id, String key) {
        if (!ID.matcher(id).matches()) {
            throw new WrongSetting(
                    "floorplan.payloads.keys." + id,
                    "a key's id",
                    "must be 1 to 64 characters of A-Z a-z 0-9 . _ -",
                    "k1");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException notBase64) {
            bytes = new byte[0];
        }
        if (bytes.length != BYTES) {
            throw new WrongSetting(
                    "floorplan.payloads.keys." + id,
                    "not such a key",
                    "must be 32 bytes in base64",
                    "the output of openssl rand -base64 32");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** The key with this id; null if there is none. */
    @Nullable
    SecretKey key(String id) {
        String key = keys.get(id);
        return key == null ? null : read(id, key);
    }

    /** A fingerprint of each key by its id. It distinguishes keys without revealing them. */
    public Map<String, String> marks() {
        Map<String, String> marks = new TreeMap<>();
        keys.forEach((id, key) -> marks.put(id, mark(read(id, key))));
        return marks;
    }

    private static String mark(SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] mark = mac.doFinal("floorplan.payloads.keys".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mark, 0, MARK_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "PayloadKeys[active=" + active + ", keys hidden]";
    }
}
