package floorplan.runtime.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.failure.ApplicationFailure;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadEncryptionTest {
    private static final String KEY_A = key(1);
    private static final String KEY_B = key(2);
    private static final PayloadEncryption BEFORE = codec("a", Map.of("a", KEY_A));
    private static final PayloadEncryption ROTATED = codec("b", Map.of("a", KEY_A, "b", KEY_B));

    private static String key(int filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static PayloadEncryption codec(String active, Map<String, String> keys) {
        return new PayloadEncryption(new PayloadKeys(active, keys));
    }

    private static Payload plain(String text) {
        return DefaultDataConverter.newDefaultInstance().toPayload(text).orElseThrow();
    }

    private static Payload encrypted(PayloadEncryption codec, String text) {
        return codec.encode(List.of(plain(text))).getFirst();
    }

    @Test
    void hidesAPayloadAndReadsItBack() {
        Payload hidden = encrypted(BEFORE, "dealer D-7 repays 10000.00");
        assertThat(hidden.toString()).doesNotContain("D-7").doesNotContain("json/plain");
        assertThat(BEFORE.decode(List.of(hidden))).containsExactly(plain("dealer D-7 repays 10000.00"));
        assertThat(encrypted(BEFORE, "x").getData())
                .as("equal texts do not look equal")
                .isNotEqualTo(encrypted(BEFORE, "x").getData());
    }

    @Test
    void readsOldPayloadsAfterAKeyIsRotatedAndWritesWithTheNewOne() {
        Payload old = encrypted(BEFORE, "old");
        Payload fresh = encrypted(ROTATED, "new");
        assertThat(ROTATED.decode(List.of(old, fresh))).containsExactly(plain("old"), plain("new"));
        assertThatThrownBy(() -> BEFORE.decode(List.of(fresh)))
                .isInstanceOf(PayloadCodecException.class)
                .hasMessageContaining("encrypted with the key b");
    }

    @Test
    void readsAPayloadThatWasNeverEncrypted() {
        assertThat(BEFORE.decode(List.of(plain("of a recorded history"))))
                .containsExactly(plain("of a recorded history"));
    }

    @Test
    void refusesAPayloadThatSomebodyChanged() {
        Payload hidden = encrypted(ROTATED, "100.00");
        byte[] data = hidden.getData().toByteArray();
        data[20] ^= 1;
        Payload changed = hidden.toBuilder().setData(ByteString.copyFrom(data)).build();
        Payload otherKey = hidden.toBuilder()
                .putMetadata("encryption-key-id", ByteString.copyFromUtf8("a"))
                .build();
        Payload cutOff =
                hidden.toBuilder().setData(ByteString.copyFrom(data, 0, 5)).build();
        for (Payload wrong : List.of(changed, otherKey, cutOff)) {
            assertThatThrownBy(() -> ROTATED.decode(List.of(wrong))).isInstanceOf(PayloadCodecException.class);
        }
    }

    @Test
    void hidesWhatAFailureSaysAndReadsItBack() {
        CodecDataConverter converter = new EncryptedPayloads().dataConverter(new PayloadKeys("a", Map.of("a", KEY_A)));
        Failure hidden = converter.exceptionToFailure(
                ApplicationFailure.newFailure("MySQL: dealer D-7 is locked", "CannotAcquireLock"));
        assertThat(hidden.toString()).doesNotContain("D-7");
        assertThat(converter.failureToException(hidden)).hasMessageContaining("MySQL: dealer D-7 is locked");
    }

    @Test
    void doesNotStartWithoutAKey() {
        assertThatThrownBy(() -> codec("b", Map.of("a", KEY_A)))
                .hasMessageStartingWith("floorplan.payloads.active is b; it must be the id of a key")
                .hasMessageContaining("openssl rand -base64 32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "c2hvcnQ=", "00112233445566778899aabbccddeeff"})
    void doesNotStartWithAKeyOfAnotherLength(String key) {
        assertThatThrownBy(() -> codec("a", Map.of("a", key)))
                .hasMessageContaining("floorplan.payloads.keys.a is not such a key; it must be 32 bytes in base64")
                .message()
                .doesNotContain(key.isEmpty() ? "\0" : key);
    }

    @Test
    void showsNoKeyInALog() {
        assertThat(new PayloadKeys("a", Map.of("a", KEY_A)).toString()).doesNotContain(KEY_A);
    }
}
