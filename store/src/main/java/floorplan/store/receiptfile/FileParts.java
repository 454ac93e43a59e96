package floorplan.store.receiptfile;

import floorplan.store.database.AccountDatabase;
import java.io.InputStream;
import java.util.Optional;

/** The bytes of files, kept in parts as evidence. */
public final class FileParts {
    /** Bytes of a part. A statement with one part stays far below the smallest packet limit of a server. */
    public static final int PART = 2 * 1024 * 1024;

    private final AccountDatabase database;

    public FileParts(AccountDatabase database) {
        this.database = database;
    }

    /**
     * Keeps the next part of a file that is arriving.
     *
     * @param part counted from 0
     * @param size bytes of the file so far, with this part
     * @return false if the file was given up meanwhile
     */
    public boolean add(long fileSeq, int part, byte[] bytes, long size) {
        return database.inTransaction(() -> {
            int arriving =
                    database.sql("""
                            UPDATE receipt_file SET size = :size, touched_at = UTC_TIMESTAMP(6)
                            WHERE seq = :seq AND status = 'RECEIVING'
                            """).param("size", size).param("seq", fileSeq).update();
            if (arriving == 1) {
                database.sql("INSERT INTO receipt_file_part (file_seq, part, bytes) VALUES (?, ?, ?)")
                        .param(fileSeq)
                        .param(part)
                        .param(bytes)
                        .update();
            }
            return arriving == 1;
        });
    }

    /**
     * Opens the kept bytes at the first one. Holds one part in memory.
     *
     * @param signOfLife called before each part is read
     */
    public InputStream read(long fileSeq, Runnable signOfLife) {
        return new KeptBytes(fileSeq, signOfLife);
    }

    /** Deletes the bytes of a repeated file. */
    public void forget(long fileSeq) {
        int deleted = 1;
        while (deleted > 0) {
            deleted = database.sql("DELETE FROM receipt_file_part WHERE file_seq = ? ORDER BY part LIMIT 10")
                    .param(fileSeq)
                    .update();
        }
    }

    private final class KeptBytes extends InputStream {
        private final long fileSeq;
        private final Runnable signOfLife;
        private int next;
        private byte[] part = {};
        private int at;
        private boolean ended;

        KeptBytes(long fileSeq, Runnable signOfLife) {
            this.fileSeq = fileSeq;
            this.signOfLife = signOfLife;
        }

        @Override
        public int read() {
            return hasMore() ? Byte.toUnsignedInt(part[at++]) : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            int read = Math.min(length, part.length - at);
            System.arraycopy(part, at, target, offset, read);
            at += read;
            return read;
        }

        private boolean hasMore() {
            while (at == part.length && !ended) {
                signOfLife.run();
                Optional<byte[]> bytes = database.sql(
                                "SELECT bytes FROM receipt_file_part WHERE file_seq = ? AND part = ?")
                        .param(fileSeq)
                        .param(next++)
                        .query((row, n) -> row.getBytes("bytes"))
                        .optional();
                ended = bytes.isEmpty();
                part = bytes.orElse(part);
                at = ended ? part.length : 0;
            }
            return !ended;
        }
    }
}
