package floorplan.store.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A row of an audit table without its own hash.
 *
 * @param seq from 1, without gaps
 * @param at UTC, to the microsecond
 * @param before JSON, as it is stored
 * @param after JSON, as it is stored
 * @param outcome null in rows older than this column
 * @param previousHash hash of the row {@code seq - 1}; of the first row {@link #NONE}
 */
record ChainedRow(
        long seq,
        LocalDateTime at,
        String actor,
        String action,
        Subject subject,
        @Nullable String before,
        @Nullable String after,
        @Nullable String outcome,
        String previousHash) {
    static final String NONE = "0".repeat(64);

    static final DateTimeFormatter TO_THE_MICROSECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

    /**
     * SHA-256 over all fields in order, each as its length in bytes (four bytes, big-endian; -1 for null) and its UTF-8
     * text: different rows have different encodings. The outcome comes last, and only if there is one: older rows were
     * hashed without it.
     */
    String hash() {
        MessageDigest digest = sha256();
        add(digest, Long.toString(seq));
        add(digest, TO_THE_MICROSECOND.format(at));
        add(digest, actor);
        add(digest, action);
        add(digest, subject.kind());
        add(digest, subject.id());
        add(digest, before);
        add(digest, after);
        add(digest, previousHash);
        if (outcome != null) {
            add(digest, outcome);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static ChainedRow of(ResultSet row) throws SQLException {
        return new ChainedRow(
                row.getLong("seq"),
                row.getObject("at", LocalDateTime.class),
                row.getString("actor"),
                row.getString("action"),
                new Subject(row.getString("subject_kind"), row.getString("subject_id")),
                row.getString("state_before"),
                row.getString("state_after"),
                row.getString("outcome"),
                row.getString("previous_hash"));
    }

    static void add(MessageDigest digest, @Nullable String field) {
        byte[] text = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(field == null ? -1 : text.length)
                .array());
        digest.update(text);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
