package floorplan.runtime.payload;

import java.util.Base64;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys that hide Temporal's payloads from Temporal. Without one nothing starts.
 *
 * @param active id of the key that new payloads are encrypted with
 * @param keys by id, 32 bytes each in base64; an old one stays here as long as Temporal keeps a history that was written with it
 */
@ConfigurationProperties("floorplan.payloads")
public record PayloadKeys(String active, Map<String, String> keys) {
    private static final int BYTES = 32;

    public PayloadKeys {
        if (active == null || keys == null || !keys.containsKey(active)) {
            throw new IllegalArgumentException(
                    "Set floorplan.payloads.active to the id of a key and floorplan.payloads.keys.<id> to "
                            + "32 random bytes in base64 (openssl rand -base64 32): what Temporal keeps is encrypted with it");
        }
        keys.forEach(PayloadKeys::read);
        keys = Map.copyOf(keys);
    }

    private static SecretKey read(String id, String key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException notBase64) {
            bytes = new byte[0];
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "floorplan.payloads.keys." + id + " must be 32 bytes in base64 (openssl rand -base64 32)");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** Null when there is none of this id. */
    @Nullable
    SecretKey key(String id) {
        String key = keys.get(id);
        return key == null ? null : read(id, key);
    }

    @Override
    public String toString() {
        return "PayloadKeys[active=" + active + ", keys hidden]";
    }
}
