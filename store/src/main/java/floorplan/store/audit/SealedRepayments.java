package floorplan.store.audit;

import floorplan.store.database.AccountDatabase;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;

/** Repayments that came in time. The status and the time of sending are left out: both may still change. */
final class SealedRepayments extends SealedRows {
    static final List<String> COLUMNS = List.of(
            "id",
            "client",
            "idempotency_key",
            "request_hash",
            "loan_no",
            "payer",
            "amount",
            "currency",
            "stated_value_date",
            "value_date",
            "booking_date",
            "penalty",
            "late_fee",
            "interest",
            "principal",
            "accepted_at",
            "decided_at");

    private static final int PAGE = 1_000;

    SealedRepayments(AccountDatabase database) {
        super(database);
    }

    @Override
    Action action() {
        return Action.SEAL_REPAYMENTS;
    }

    @Override
    String name() {
        return "repayments";
    }

    @Override
    long addAll(MessageDigest digest, LocalDate date) {
        long count = 0;
        String last = "";
        List<String> page = page(digest, date, last);
        while (!page.isEmpty()) {
            count += page.size();
            last = page.getLast();
            page = page(digest, date, last);
        }
        return count;
    }

    /** @return the ids of the page that was added */
    private List<String> page(MessageDigest digest, LocalDate date, String after) {
        return database.sql("SELECT " + String.join(", ", COLUMNS) + """
                         FROM repayment_log
                        WHERE booking_date = :date AND id > :after ORDER BY id LIMIT :page
                        """)
                .param("date", date)
                .param("after", after)
                .param("page", PAGE)
                .query((row, n) -> {
                    add(digest, row, COLUMNS);
                    return row.getString("id");
                })
                .list();
    }
}
