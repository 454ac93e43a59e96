package floorplan.store.trialbalance;

import floorplan.domain.journal.JournalSource;
import floorplan.domain.journal.JournalSource.SourceKind;
import java.util.Arrays;
import java.util.stream.Collectors;

/** SQL about the source of a journal line {@code j}, see {@link JournalSource}. */
final class SourceSql {
    /** Matches only a whole source of a day-end, not one that merely begins like it. */
    static final String IS_DAY_END =
            "j.source REGEXP '^" + SourceKind.DAY_END.prefix() + "[0-9-]{10}:[A-Z_]+:[A-Z]{3}:[0-9]+-[0-9]+$'";

    /** Matches the sources that move money between unapplied receipts and cash. */
    static final String IS_CASH_OF_RECEIPT =
            "(" + is(SourceKind.RECEIPT) + " OR " + is(SourceKind.REFUND) + " OR " + is(SourceKind.RETURN) + ")";

    /** The loan keys that a day-end's source ends with. */
    static final String FIRST_LOAN = "CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(j.source, ':', -1), '-', 1) AS SIGNED)";

    static final String LAST_LOAN = "CAST(SUBSTRING_INDEX(j.source, '-', -1) AS SIGNED)";

    /** Both loan keys, as one text. */
    static final String LOANS = "SUBSTRING_INDEX(j.source, ':', -1)";

    /** Length of the ids of repayments and imports, in characters. */
    static final int ID_LENGTH = 32;

    private SourceSql() {}

    static String is(SourceKind kind) {
        return "j.source LIKE '" + kind.prefix() + "%'";
    }

    static String isNothing() {
        return Arrays.stream(SourceKind.values())
                .map(kind -> kind == SourceKind.DAY_END ? IS_DAY_END : is(kind))
                .map(condition -> "NOT " + condition)
                .collect(Collectors.joining(" AND "));
    }

    /** The text after the kind's prefix. */
    static String subject(SourceKind kind) {
        return "SUBSTRING(j.source, " + behind(kind) + ")";
    }

    /** The id directly after the kind's prefix; more text may follow. */
    static String id(SourceKind kind) {
        return "SUBSTRING(j.source, " + behind(kind) + ", " + ID_LENGTH + ")";
    }

    private static int behind(SourceKind kind) {
        return kind.prefix().length() + 1;
    }

    /** The source of this kind whose subject a column holds. */
    static String source(SourceKind kind, String subject) {
        return "CONCAT('" + kind.prefix() + "', " + subject + ")";
    }
}
