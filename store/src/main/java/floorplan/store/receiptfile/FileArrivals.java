package floorplan.store.receiptfile;

import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.database.AccountDatabase;
import floorplan.store.receiptfile.ArrivedFile.KnownFile;
import floorplan.store.receiptfile.ArrivedFile.NewFile;
import floorplan.store.receiptfile.ArrivedFile.OtherContent;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Decides whether a file that has arrived is new. The unique keys of its row decide between files that arrive at the
 * same time.
 */
public final class FileArrivals {
    private static final int TRIES = 5;

    private final AccountDatabase database;
    private final ReceiptFiles files;

    public FileArrivals(AccountDatabase database, ReceiptFiles files) {
        this.database = database;
        this.files = files;
    }

    /**
     * Records that all bytes of a file have arrived, or marks it as a repetition.
     *
     * @param sha256 of the bytes
     * @param requestKey hash of bytes, profile, statement id and control. A file that was not booked may come again if
     *     one of them differs
     * @throws IllegalStateException if the file was given up while it arrived
     */
    public ArrivedFile arrived(ReceiptFileRow file, String sha256, String requestKey) {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                if (!take(file, sha256, requestKey)) {
                    throw new IllegalStateException("file " + file.id() + " was given up while it arrived");
                }
            } catch (DuplicateKeyException known) {
                Optional<ArrivedFile> first = first(file, sha256);
                if (first.isPresent()) {
                    return ended(file, sha256, first.get());
                }
                // The other file has just ended unbooked, so this one may be the first now.
                continue;
            }
            return afterUnbooked(file, requestKey);
        }
        throw new CannotAcquireLockException("the same file arrived at the same time " + TRIES + " times");
    }

    private boolean take(ReceiptFileRow file, String sha256, String requestKey) {
        return database.sql("""
                        UPDATE receipt_file SET status = 'RECEIVED', sha256 = :sha256,
                            content_key = CASE WHEN comparing THEN NULL ELSE :sha256 END, request_key = :requestKey,
                            statement_key = CASE WHEN comparing THEN NULL ELSE statement_id END, touched_at = UTC_TIMESTAMP(6)
                        WHERE id = :id AND status = 'RECEIVING'
                        """)
                        .param("sha256", sha256)
                        .param("requestKey", requestKey)
                        .param("id", file.id())
                        .update()
                == 1;
    }

    private Optional<ArrivedFile> first(ReceiptFileRow file, String sha256) {
        Optional<ArrivedFile> known = one("f.account = :account AND f.content_key = :key", file, sha256)
                .map(KnownFile::new);
        return known.or(() -> file.statementId() == null
                ? Optional.empty()
                : one("f.account = :account AND f.statement_key = :key", file, file.statementId())
                        .map(OtherContent::new));
    }

    /** If an earlier file with the same request key was not booked, this one would fare the same. */
    private ArrivedFile afterUnbooked(ReceiptFileRow file, String requestKey) {
        Optional<ReceiptFileRow> unbooked = one("f.account = :account AND f.content_key = :key", file, requestKey);
        if (unbooked.isEmpty()) {
            return new NewFile(files.get(file.id()));
        }
        repeat(file, ReceiptFileStatus.RECEIVED);
        return new KnownFile(unbooked.get());
    }

    private ArrivedFile ended(ReceiptFileRow file, String sha256, ArrivedFile first) {
        if (first instanceof KnownFile) {
            repeat(file, ReceiptFileStatus.RECEIVING);
        } else {
            database.sql("UPDATE receipt_file SET sha256 = :sha256 WHERE id = :id")
                    .param("sha256", sha256)
                    .param("id", file.id())
                    .update();
            files.move(file.id(), ReceiptFileStatus.RECEIVING, ReceiptFileStatus.REFUSED);
        }
        return first;
    }

    private void repeat(ReceiptFileRow file, ReceiptFileStatus from) {
        database.sql("UPDATE receipt_file SET content_key = NULL, statement_key = NULL WHERE id = :id")
                .param("id", file.id())
                .update();
        files.move(file.id(), from, ReceiptFileStatus.REPEATED);
    }

    private Optional<ReceiptFileRow> one(String condition, ReceiptFileRow file, String key) {
        return database.sql("SELECT " + ReceiptFiles.COLUMNS + " FROM receipt_file f WHERE " + condition)
                .param("account", file.account())
                .param("key", Objects.requireNonNull(key))
                .query(ReceiptFiles::read)
                .optional();
    }
}
