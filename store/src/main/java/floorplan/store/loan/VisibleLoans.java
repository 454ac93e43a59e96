package floorplan.store.loan;

import floorplan.domain.imports.ImportStatus;
import floorplan.store.database.AccountDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rule of visibility: a loan is visible if its import is completed. A refused import gives all of its loans back,
 * so only an unfinished import has invisible loans.
 */
public final class VisibleLoans {
    /** The visible loans {@code l}, each with its import {@code i}: for queries that look some of them up. */
    public static final String FROM = "FROM loan l JOIN import i ON i.seq = l.import_seq AND i.status = 'COMPLETED'";

    private static final List<String> NOT_OVER = Arrays.stream(ImportStatus.values())
            .filter(status -> !status.isOver())
            .map(ImportStatus::name)
            .toList();

    private VisibleLoans() {}

    /** The key of a visible loan. */
    public static Optional<Long> idOf(AccountDatabase database, String loanNo) {
        return database.sql("SELECT l.id " + FROM + " WHERE l.loan_no = :loanNo")
                .param("loanNo", loanNo)
                .query(Long.class)
                .optional();
    }

    /**
     * The condition on {@code import_seq} that selects the loans visible now, for queries over many loans. Few imports
     * are unfinished, so it costs less than a join.
     */
    public static String condition(AccountDatabase database) {
        List<Long> hidden = database.sql("SELECT seq FROM import WHERE status IN (:notOver)")
                .param("notOver", NOT_OVER)
                .query((row, n) -> row.getLong("seq"))
                .list();
        return hidden.isEmpty()
                ? "TRUE"
                : hidden.stream().map(String::valueOf).collect(Collectors.joining(",", "import_seq NOT IN (", ")"));
    }
}
