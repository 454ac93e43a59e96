package floorplan.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** A key that signs tokens of the local system and of tests, in place of an identity provider. */
public record TokenKey(RSAPrivateCrtKey key) {
    private static final int BITS = 2048;
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** Creates a new key. */
    public static TokenKey make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new TokenKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java makes RSA keys", e);
        }
    }

    /** The key stored in a file that only its owner may read; created the first time. */
    public static TokenKey in(Path file) {
        if (!Files.exists(file)) {
            Folder.writeSecret(file, make().privatePem());
        }
        try {
            String base64 = Files.readString(file).replaceAll("-----.*-----|\\s", "");
            PKCS8EncodedKeySpec encoded =
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            return new TokenKey((RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new StackException(file + " holds no RSA key: delete it, and make up makes a new one");
        }
    }

    /**
     * The public key in the form of the API's setting
     * {@code spring.security.oauth2.resourceserver.jwt.public-key-location}.
     */
    public String location() {
        return "base64:" + Base64.getEncoder().encodeToString(publicPem().getBytes(StandardCharsets.US_ASCII));
    }

    /** The whole key in PEM, for a file that {@link #in} reads. */
    public String privatePem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** The public key in PEM. */
    public String publicPem() {
        try {
            RSAPublicKeySpec open = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return pem(
                    "PUBLIC KEY",
                    KeyFactory.getInstance("RSA").generatePublic(open).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n" + PEM.encodeToString(encoded) + "\n-----END " + what + "-----\n";
    }

    /**
     * Returns a token (JWT) with these claims, signed with this key.
     *
     * @param claims a JSON object
     */
    public String sign(String claims) {
        return sign("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", claims);
    }

    /**
     * Returns a token with this header and these claims, signed with this key by RS256.
     *
     * @param header a JSON object that says {@code RS256}
     * @param claims a JSON object
     */
    public String sign(String header, String claims) {
        String signed = base64(header) + "." + base64(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs with RSA", e);
        }
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Reveals nothing of the key, so that it cannot get into a log. */
    @Override
    public String toString() {
        return "TokenKey[hidden]";
    }
}
