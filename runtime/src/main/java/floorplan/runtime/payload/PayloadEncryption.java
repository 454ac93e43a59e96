package floorplan.runtime.payload;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts each payload as a whole with AES-256-GCM and a random nonce. The key's id is stored beside the ciphertext
 * and authenticated. Outside workflows an unencrypted payload is read as it is, because search attributes of schedules
 * are unencrypted. A workflow refuses an unencrypted payload, unless its history is older than this check.
 */
final class PayloadEncryption implements PayloadCodec {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String ENCODING = "encoding";
    private static final String KEY_ID = "encryption-key-id";
    private static final ByteString ENCRYPTED = ByteString.copyFromUtf8("binary/encrypted");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final PayloadKeys keys;
    private final SecureRandom random = new SecureRandom();

    PayloadEncryption(PayloadKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        return payloads.stream().map(this::encrypt).toList();
    }

    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads.stream().map(this::decrypt).toList();
    }

    private Payload encrypt(Payload plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, keys.active(), nonce).doFinal(plain.toByteArray());
            return Payload.newBuilder()
                    .putMetadata(ENCODING, ENCRYPTED)
                    .putMetadata(KEY_ID, ByteString.copyFromUtf8(keys.active()))
                    .setData(ByteString.copyFrom(nonce).concat(ByteString.copyFrom(secret)))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new PayloadCodecException("a payload could not be encrypted", e);
        }
    }

    private Payload decrypt(Payload payload) {
        if (!ENCRYPTED.equals(payload.getMetadataMap().get(ENCODING))) {
            ForeignInput.refuseInWorkflows("A payload");
            return payload;
        }
        String keyId = payload.getMetadataOrDefault(KEY_ID, ByteString.EMPTY).toStringUtf8();
        try {
            ByteBuffer data = payload.getData().asReadOnlyByteBuffer();
            byte[] nonce = new byte[NONCE_BYTES];
            data.get(nonce);
            byte[] secret = new byte[data.remaining()];
            data.get(secret);
            return Payload.parseFrom(cipher(Cipher.DECRYPT_MODE, keyId, nonce).doFinal(secret));
        } catch (GeneralSecurityException | InvalidProtocolBufferException | BufferUnderflowException e) {
            throw new PayloadCodecException(
                    "a payload cannot be decrypted with the key " + keyId
                            + ": it was changed, or the key is another one",
                    e);
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce) throws GeneralSecurityException {
        SecretKey key = keys.key(keyId);
        if (key == null) {
            throw new PayloadCodecException(
                    "a payload is encrypted with the key " + keyId + ": keep it among floorplan.payloads.keys");
        }
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
