package floorplan.store.receipt;

import floorplan.domain.journal.JournalSource;
import floorplan.domain.receipt.ReceiptOrigin;
import floorplan.domain.receipt.ReceiptPayer;
import floorplan.domain.receipt.ReceiptStatus;
import floorplan.store.database.AccountDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Unapplied receipts as they are shown, and lists of them. */
public final class ReceiptViews {
    private static final String SELECT = """
            SELECT r.id, r.origin, r.payer, r.party, r.currency, r.amount, r.open_amount, r.received_on, r.status, r.note,
                r.created_at, l.loan_no
            """;

    private final AccountDatabase database;

    /** @param database with a statement time limit that suits a list */
    public ReceiptViews(AccountDatabase database) {
        this.database = database;
    }

    /**
     * A receipt; amounts in cents.
     *
     * @param loanNo the loan that it comes from; null for money from a bank
     * @param party the id of the dealer or manufacturer that paid; null if unknown
     * @param amount all that came
     * @param open the part that has not left
     * @param note why no loan took it, or the line of a bank's file that brought it
     */
    public record ReceiptView(
            String id,
            ReceiptOrigin origin,
            @Nullable String loanNo,
            ReceiptPayer payer,
            @Nullable String party,
            String currency,
            long amount,
            long open,
            LocalDate receivedOn,
            ReceiptStatus status,
            String note,
            Instant createdAt) {}

    /**
     * Money that came to a receipt, or left it.
     *
     * @param source the event that moved it
     * @param cents above 0 if it came
     * @param loanNo the loan that took it, if one did
     * @param reason given by the person who paid it out; null for other movements
     * @param by that person
     */
    public record ReceiptMovement(
            JournalSource source,
            long cents,
            LocalDate bookingDate,
            @Nullable String loanNo,
            @Nullable String reason,
            @Nullable String by) {}

    /** A position in the list: directly behind this receipt. */
    public record ReceiptPosition(LocalDate receivedOn, String id) {
        /** Before the newest one. */
        public static final ReceiptPosition NEWEST = new ReceiptPosition(LocalDate.of(9999, 12, 31), "~");
    }

    /**
     * Conditions on the list; all given ones must hold, and null means no condition.
     *
     * @param ownPayer with {@code ownParty}: only receipts of this dealer or manufacturer
     * @param from first value date
     * @param to last value date
     */
    public record ReceiptFilter(
            @Nullable ReceiptStatus status,
            @Nullable ReceiptPayer payer,
            @Nullable ReceiptPayer ownPayer,
            @Nullable String ownParty,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        private String index() {
            if (ownParty != null) {
                return "receipt_by_party";
            }
            return status != null ? "receipt_by_status" : "receipt_by_date";
        }

        private String conditions() {
            return (status == null ? "" : " AND r.status = :status")
                    + (payer == null ? "" : " AND r.payer = :payer")
                    + (ownParty == null ? "" : " AND r.party = :ownParty AND r.payer = :ownPayer")
                    + (from == null ? "" : " AND r.received_on >= :from")
                    + (to == null ? "" : " AND r.received_on <= :to");
        }

        private Map<String, @Nullable Object> values() {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("status", status == null ? null : status.name());
            values.put("payer", payer == null ? null : payer.name());
            values.put("ownPayer", ownPayer == null ? null : ownPayer.name());
            values.put("ownParty", ownParty);
            values.put("from", from);
            values.put("to", to);
            return values;
        }
    }

    /** The first {@code limit} receipts behind a position, latest value date first. */
    public List<ReceiptView> list(ReceiptFilter filter, ReceiptPosition after, int limit) {
        return database.broad(() -> database.sql("""
                        %s FROM receipt r FORCE INDEX (%s) LEFT JOIN loan l ON l.id = r.loan_id
                        WHERE r.received_on <= :at AND (r.received_on < :at OR r.id < :after) %s
                        ORDER BY r.received_on DESC, r.id DESC LIMIT :limit
                        """.formatted(SELECT, filter.index(), filter.conditions()))
                .params(filter.values())
                .param("at", after.receivedOn())
                .param("after", after.id())
                .param("limit", limit)
                .query((row, n) -> view(row))
                .list());
    }

    public Optional<ReceiptView> find(String id) {
        return database.sql(SELECT + " FROM receipt r LEFT JOIN loan l ON l.id = r.loan_id WHERE r.id = :id")
                .param("id", id)
                .query((row, n) -> view(row))
                .optional();
    }

    /** The movements of a receipt, in the order of booking: money that came, and money that left. */
    public List<ReceiptMovement> movements(String receiptId) {
        return database.sql("""
                        SELECT u.source, u.amount, u.booking_date, t.loan_no, p.reason, p.client
                        FROM unapplied_receipt u
                            LEFT JOIN repayment_log t ON t.id = CASE WHEN u.source LIKE 'repayment:%'
                                THEN CONVERT(SUBSTRING(u.source, 11) USING ascii) END
                            LEFT JOIN receipt_payout p ON p.receipt_id = u.receipt_id
                                AND u.source IN (CONVERT(CONCAT('refund:', p.id) USING ascii), CONVERT(CONCAT('return:', p.id) USING ascii))
                        WHERE u.receipt_id = :id ORDER BY u.booking_date, u.amount DESC, u.source
                        """)
                .param("id", receiptId)
                .query((row, n) -> movement(row))
                .list();
    }

    private static ReceiptMovement movement(ResultSet row) throws SQLException {
        String source = row.getString("source");
        return new ReceiptMovement(
                JournalSource.parse(source)
                        .orElseThrow(() -> new IllegalStateException("a movement has the unknown source " + source)),
                row.getLong("amount"),
                row.getObject("booking_date", LocalDate.class),
                row.getString("loan_no"),
                row.getString("reason"),
                row.getString("client"));
    }

    private static ReceiptView view(ResultSet row) throws SQLException {
        return new ReceiptView(
                row.getString("id"),
                ReceiptOrigin.valueOf(row.getString("origin")),
                row.getString("loan_no"),
                ReceiptPayer.valueOf(row.getString("payer")),
                row.getString("party"),
                row.getString("currency"),
                row.getLong("amount"),
                row.getLong("open_amount"),
                row.getObject("received_on", LocalDate.class),
                ReceiptStatus.valueOf(row.getString("status")),
                row.getString("note"),
                row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
