package floorplan.store.audit;

import floorplan.store.database.AccountDatabase;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;

/**
 * Movements of unapplied receipts, with the payer of each receipt and the request for each refund or return. The open
 * amount follows from the movements. The origin of a receipt may still change, so it is left out.
 */
final class SealedReceipts extends SealedRows {
    private static final List<String> COLUMNS = List.of(
            "receipt_id",
            "source",
            "payer",
            "loan_type",
            "currency",
            "amount",
            "booking_date",
            "received_payer",
            "party",
            "received_on",
            "created_at",
            "payout_id",
            "client",
            "idempotency_key",
            "request_hash",
            "kind",
            "reason",
            "decided_at");

    private static final int PAGE = 1_000;

    SealedReceipts(AccountDatabase database) {
        super(database);
    }

    @Override
    Action action() {
        return Action.SEAL_RECEIPTS;
    }

    @Override
    String name() {
        return "receipts";
    }

    private record MovementKey(String receiptId, String source) {}

    @Override
    long addAll(MessageDigest digest, LocalDate date) {
        long count = 0;
        MovementKey last = new MovementKey("", "");
        List<MovementKey> page = page(digest, date, last);
        while (!page.isEmpty()) {
            count += page.size();
            last = page.getLast();
            page = page(digest, date, last);
        }
        return count;
    }

    /** @return the keys of the page that was added */
    private List<MovementKey> page(MessageDigest digest, LocalDate date, MovementKey after) {
        return database.sql("""
                        SELECT u.receipt_id, u.source, u.payer, u.loan_type, u.currency, u.amount, u.booking_date,
                            r.payer AS received_payer, r.party, r.received_on, r.created_at,
                            p.id AS payout_id, p.client, p.idempotency_key, p.request_hash, p.kind, p.reason, p.decided_at
                        FROM unapplied_receipt u LEFT JOIN receipt r ON r.id = u.receipt_id
                            LEFT JOIN receipt_payout p ON p.id = CASE WHEN u.source LIKE 'refund:%' OR u.source LIKE 'return:%'
                                THEN CONVERT(SUBSTRING(u.source, 8) USING ascii) END
                        WHERE u.booking_date = :date AND u.receipt_id >= :receipt AND (u.receipt_id > :receipt OR u.source > :source)
                        ORDER BY u.receipt_id, u.source LIMIT :page
                        """)
                .param("date", date)
                .param("receipt", after.receiptId())
                .param("source", after.source())
                .param("page", PAGE)
                .query((row, n) -> {
                    add(digest, row, COLUMNS);
                    return new MovementKey(row.getString("receipt_id"), row.getString("source"));
                })
                .list();
    }
}
