package floorplan.store.search;

import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.database.Database;
import floorplan.store.loan.VisibleLoans;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds objects by an id or a VIN. Each kind is ordered by the matched text, then by the object's own id. */
public final class IdSearch {
    private static final String OWN = """
            AND (:ownDealer IS NULL OR dealer_id = :ownDealer)
            AND (:ownManufacturer IS NULL OR manufacturer_id = :ownManufacturer)
            """;

    private final AccountDatabase account;
    private final ClmsDatabase clms;

    /** @param account with a statement time limit that suits a list */
    public IdSearch(AccountDatabase account, ClmsDatabase clms) {
        this.account = account;
        this.clms = clms;
    }

    /** Restricts a search to one party's objects; null means no restriction. */
    public record Owner(
            @Nullable String dealerId,
            @Nullable String manufacturerId,
            @Nullable String payer) {}

    /** Texts from {@code first} to {@code last}, both included. */
    public record IdSpan(String first, String last) {
        /**
         * Sorts before all characters of ids, as {@code BEHIND} sorts after them. A blank would not do: the databases
         * ignore trailing blanks.
         */
        private static final String BEFORE = "!";

        private static final String BEHIND = "~";

        public static IdSpan exactly(String text) {
            return new IdSpan(text, text);
        }

        public static IdSpan longerThan(String text) {
            return new IdSpan(text + BEFORE, text + BEHIND);
        }
    }

    /** A found object: the text that lies in the span, and the object's id. */
    public record Found(String text, String id) {
        /** The position before all objects. */
        public static final Found NOTHING = new Found("", "");
    }

    public List<Found> loans(Owner owner, IdSpan span, Found after, int limit) {
        return owned(owner, span, after, limit, """
                        SELECT STRAIGHT_JOIN l.loan_no AS text, l.loan_no AS id %s
                        WHERE l.loan_no BETWEEN :first AND :last AND l.loan_no > :afterText %s
                        ORDER BY l.loan_no LIMIT :limit
                        """.formatted(VisibleLoans.FROM, OWN));
    }

    public List<Found> loansByVin(Owner owner, IdSpan span, Found after, int limit) {
        return owned(owner, span, after, limit, """
                        SELECT STRAIGHT_JOIN l.vin AS text, l.loan_no AS id %s
                        WHERE l.vin BETWEEN :first AND :last
                            AND l.vin >= :afterText AND (l.vin > :afterText OR l.loan_no > :afterId) %s
                        ORDER BY l.vin, l.loan_no LIMIT :limit
                        """.formatted(VisibleLoans.FROM, OWN));
    }

    public List<Found> repayments(Owner owner, IdSpan span, Found after, int limit) {
        return owned(owner, span, after, limit, """
                        SELECT id AS text, id FROM repayment_log
                        WHERE id BETWEEN :first AND :last AND id > :afterText AND (:payer IS NULL OR payer = :payer) %s
                        ORDER BY id LIMIT :limit
                        """.formatted(OWN));
    }

    public List<Found> receipts(Owner owner, IdSpan span, Found after, int limit) {
        return owned(owner, span, after, limit, """
                        SELECT id AS text, id FROM receipt
                        WHERE id BETWEEN :first AND :last AND id > :afterText AND (:payer IS NULL OR payer = :payer)
                            AND (COALESCE(:ownDealer, :ownManufacturer) IS NULL OR party = COALESCE(:ownDealer, :ownManufacturer))
                        ORDER BY id LIMIT :limit
                        """);
    }

    private List<Found> owned(Owner owner, IdSpan span, Found after, int limit, String select) {
        return found(
                account,
                account.sql(select)
                        .param("ownDealer", owner.dealerId())
                        .param("ownManufacturer", owner.manufacturerId())
                        .param("payer", owner.payer()),
                span,
                after,
                limit);
    }

    public List<Found> reversals(IdSpan span, Found after, int limit) {
        return found(account, account.sql("""
                        SELECT repayment_id AS text, repayment_id AS id FROM reversal_log
                        WHERE repayment_id BETWEEN :first AND :last AND repayment_id > :afterText
                        ORDER BY repayment_id LIMIT :limit
                        """), span, after, limit);
    }

    public List<Found> imports(IdSpan span, Found after, int limit) {
        return found(account, account.sql("""
                        SELECT id AS text, id FROM import
                        WHERE id BETWEEN :first AND :last AND id > :afterText ORDER BY id LIMIT :limit
                        """), span, after, limit);
    }

    // MySQL compares a text that has no collation of its own by the connection's, which ignores the last character of a
    // span.
    public List<Found> dayEnds(IdSpan span, Found after, int limit) {
        return found(account, account.sql("""
                        SELECT day.text, day.text AS id FROM (
                            SELECT CAST(business_date AS CHAR CHARACTER SET utf8mb4) COLLATE utf8mb4_bin AS text FROM day_end) day
                        WHERE day.text BETWEEN :first AND :last AND day.text > :afterText ORDER BY day.text LIMIT :limit
                        """), span, after, limit);
    }

    /**
     * Manufacturers of visible loans; for a party, only those of its own loans. The index gives the manufacturers; one
     * visible loan of each is enough.
     */
    public List<Found> manufacturers(Owner owner, IdSpan span, Found after, int limit) {
        return owned(owner, span, after, limit, """
                        SELECT m.text, m.text AS id FROM (
                            SELECT DISTINCT manufacturer_id AS text FROM loan
                            WHERE manufacturer_id BETWEEN :first AND :last AND manufacturer_id > :afterText) m
                        WHERE EXISTS (SELECT 1 FROM loan WHERE manufacturer_id = m.text AND %s %s)
                        ORDER BY m.text LIMIT :limit
                        """.formatted(VisibleLoans.condition(account), OWN));
    }

    public List<Found> dealers(Owner owner, IdSpan span, Found after, int limit) {
        return found(clms, clms.sql("""
                        SELECT dealer_id AS text, dealer_id AS id FROM credit_line
                        WHERE dealer_id BETWEEN :first AND :last AND dealer_id > :afterText
                            AND (:ownDealer IS NULL OR dealer_id = :ownDealer)
                        ORDER BY dealer_id LIMIT :limit
                        """).param("ownDealer", owner.dealerId()), span, after, limit);
    }

    /** Messages that are or were dead letters. */
    public List<Found> deadLetters(IdSpan span, Found after, int limit) {
        return found(clms, clms.sql("""
                        SELECT message_id AS text, message_id AS id FROM credit_log
                        WHERE message_id BETWEEN :first AND :last AND message_id > :afterText AND dead_letters > 0
                        ORDER BY message_id LIMIT :limit
                        """), span, after, limit);
    }

    private static List<Found> found(
            Database database, JdbcClient.StatementSpec select, IdSpan span, Found after, int limit) {
        return database.broad(() -> select.param("first", span.first())
                .param("last", span.last())
                .param("afterText", after.text())
                .param("afterId", after.id())
                .param("limit", limit)
                .query((row, n) -> new Found(row.getString("text"), row.getString("id")))
                .list());
    }
}
