package floorplan.api.security;

import floorplan.api.system.RunningSystem;
import floorplan.devstack.TokenKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tokens of the running system, of identity providers and of forgers. */
final class Tokens {
    static final String ALL_SCOPES = "repayments:write loans:read loans:write operations:read operations:write";

    private Tokens() {}

    /** A valid token with claims changed; null removes a claim. */
    static String with(String name, @Nullable Object value) {
        return sign(RunningSystem.KEY, changed(name, value));
    }

    static String limited(String claim, String id, String scope) {
        Map<String, Object> claims = changed(claim, id);
        claims.put("sub", id);
        claims.put("scope", scope);
        return sign(RunningSystem.KEY, claims);
    }

    /**
     * A token with the given header and claims, signed with the system's key. {@code IAT} and {@code EXP} stand for the
     * times a minute ago and in an hour.
     */
    static String of(String header, String claims) {
        long now = Instant.now().getEpochSecond();
        return RunningSystem.KEY.sign(
                header, claims.replace("IAT", Long.toString(now - 60)).replace("EXP", Long.toString(now + 3600)));
    }

    static String bothParties() {
        Map<String, Object> claims = changed("dealer_id", "GRID-A");
        claims.put("manufacturer_id", "GRID-MA");
        return sign(RunningSystem.KEY, claims);
    }

    static String ofAnotherKey() {
        return sign(TokenKey.make(), changed("sub", "operator"));
    }

    /** A token without a signature. A server that lets the token choose its algorithm would accept it. */
    static String unsigned() {
        return part("{\"alg\":\"none\"}") + "." + part(json(changed("sub", "operator"))) + ".";
    }

    /** A token signed with the public key, which everyone has, as if the key were a shared secret. */
    static String signedWithThePublicKey() {
        String signed = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + part(json(changed("sub", "operator")));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(RunningSystem.KEY.publicPem().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A valid token whose claims were changed after it was signed. */
    static String rewritten() {
        String[] parts = limited("dealer_id", "GRID-A", "loans:read").split("\\.", -1);
        return parts[0] + "." + part(json(changed("sub", "operator"))) + "." + parts[2];
    }

    private static Map<String, Object> changed(String name, @Nullable Object value) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>(Map.of(
                "aud", "floorplan", "sub", "operator", "scope", ALL_SCOPES, "iat", now - 7200, "exp", now + 3600));
        if (value == null) {
            claims.remove(name);
        } else {
            claims.put(name, value);
        }
        return claims;
    }

    private static String sign(TokenKey key, Map<String, Object> claims) {
        return key.sign(json(claims));
    }

    private static String json(Map<String, Object> claims) {
        return RunningSystem.JSON.writeValueAsString(claims);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
