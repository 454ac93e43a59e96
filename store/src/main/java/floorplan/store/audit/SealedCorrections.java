package floorplan.store.audit;

import floorplan.store.database.AccountDatabase;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Corrections with all that they changed, and the late repayments, reversals, rates and waivers that caused them. */
final class SealedCorrections extends SealedRows {
    private static final int PAGE = 200;

    /**
     * The rows of a table that belong to a correction {@code c}.
     *
     * @param join the table {@code t} and how it belongs to {@code c}
     * @param order columns that order the rows of one correction
     */
    private record Part(String join, String order, List<String> columns) {}

    private static final List<Part> PARTS = List.of(
            new Part(
                    "correction t ON t.loan_id = c.loan_id AND t.seq = c.seq",
                    "seq",
                    List.of(
                            "loan_id",
                            "seq",
                            "kind",
                            "input_id",
                            "actor",
                            "reason",
                            "effective_from",
                            "accrued_through",
                            "booking_date",
                            "fees_limited_through",
                            "paid_off_before",
                            "paid_off_after",
                            "made_at")),
            new Part(
                    "correction_accrual t ON t.loan_id = c.loan_id AND t.seq = c.seq",
                    "business_date",
                    List.of(
                            "business_date",
                            "late_fee",
                            "dealer_interest",
                            "manufacturer_interest",
                            "penalty",
                            "interest_sum",
                            "penalty_sum")),
            new Part(
                    "correction_allocation t ON t.loan_id = c.loan_id AND t.seq = c.seq",
                    "input_kind, t.input_id",
                    List.of(
                            "input_kind",
                            "input_id",
                            "payer",
                            "old_penalty",
                            "old_late_fee",
                            "old_interest",
                            "old_principal",
                            "old_surplus",
                            "new_penalty",
                            "new_late_fee",
                            "new_interest",
                            "new_principal",
                            "new_surplus")),
            new Part(
                    "repayment_log t ON t.loan_id = c.loan_id AND t.correction_seq = c.seq",
                    "id",
                    withCredit(SealedRepayments.COLUMNS)),
            new Part(
                    "reversal_log t ON t.repayment_id = c.input_id AND t.correction_seq = c.seq"
                            + " AND c.kind IN ('BOUNCED', 'MISPOSTED')",
                    "repayment_id",
                    List.of("repayment_id", "client", "reason", "kind", "effective_date", "credit", "accepted_at")),
            new Part(
                    "correction_request t ON t.loan_id = c.loan_id AND t.correction_seq = c.seq",
                    "id",
                    List.of(
                            "id",
                            "client",
                            "idempotency_key",
                            "request_hash",
                            "kind",
                            "reason",
                            "effective_from",
                            "annual_rate",
                            "replaced_rate",
                            "late_fee_of",
                            "amount",
                            "credit",
                            "accepted_at",
                            "decided_at")));

    SealedCorrections(AccountDatabase database) {
        super(database);
    }

    private static List<String> withCredit(List<String> columns) {
        List<String> more = new ArrayList<>(columns);
        more.add("credit");
        return more;
    }

    @Override
    Action action() {
        return Action.SEAL_CORRECTIONS;
    }

    @Override
    String name() {
        return "corrections";
    }

    private record CorrectionKey(long loanId, int seq) {}

    @Override
    long addAll(MessageDigest digest, LocalDate date) {
        long count = 0;
        CorrectionKey last = new CorrectionKey(0, 0);
        List<CorrectionKey> page = page(date, last);
        while (!page.isEmpty()) {
            for (Part part : PARTS) {
                add(digest, part, page);
            }
            count += page.size();
            last = page.getLast();
            page = page(date, last);
        }
        return count;
    }

    private List<CorrectionKey> page(LocalDate date, CorrectionKey after) {
        return database.sql("""
                        SELECT loan_id, seq FROM correction
                        WHERE booking_date = :date AND loan_id >= :loan AND (loan_id > :loan OR seq > :seq)
                        ORDER BY loan_id, seq LIMIT :page
                        """)
                .param("date", date)
                .param("loan", after.loanId())
                .param("seq", after.seq())
                .param("page", PAGE)
                .query((row, n) -> new CorrectionKey(row.getLong("loan_id"), row.getInt("seq")))
                .list();
    }

    private void add(MessageDigest digest, Part part, List<CorrectionKey> page) {
        String columns = part.columns().stream().map(column -> "t." + column).collect(Collectors.joining(", "));
        String keys = page.stream()
                .map(key -> "(" + key.loanId() + ", " + key.seq() + ")")
                .collect(Collectors.joining(", "));
        database.sql(
                        "SELECT %s FROM correction c JOIN %s WHERE (c.loan_id, c.seq) IN (%s) ORDER BY c.loan_id, c.seq, t.%s"
                                .formatted(columns, part.join(), keys, part.order()))
                .query(row -> {
                    add(digest, row, part.columns());
                });
    }
}
