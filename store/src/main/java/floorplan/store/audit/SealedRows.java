package floorplan.store.audit;

import floorplan.store.database.AccountDatabase;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that were booked on a date, with the columns that can never change: the basis of a seal. */
abstract sealed class SealedRows permits SealedRepayments, SealedCorrections, SealedReceipts {
    final AccountDatabase database;

    SealedRows(AccountDatabase database) {
        this.database = database;
    }

    /** The action of the seal's row in the chain. */
    abstract Action action();

    /** The rows in words, such as "repayments". */
    abstract String name();

    /** Adds all rows of a date in a fixed order, and returns how many there are. */
    abstract long addAll(MessageDigest digest, LocalDate date);

    /** The seal: the number of rows and a hash over them. */
    Map<String, Object> sumUp(LocalDate date) {
        MessageDigest digest = ChainedRow.sha256();
        long count = addAll(digest, date);
        return Map.of(name(), count, "sha256", HexFormat.of().formatHex(digest.digest()));
    }

    static void add(MessageDigest digest, ResultSet row, List<String> columns) throws SQLException {
        for (String column : columns) {
            ChainedRow.add(digest, column.endsWith("_at") ? microseconds(row, column) : row.getString(column));
        }
    }

    /** Formats a time in the same way for every driver. */
    private static @Nullable String microseconds(ResultSet row, String column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : ChainedRow.TO_THE_MICROSECOND.format(at);
    }
}
