package floorplan.store.receiptfile;

import floorplan.domain.loan.Payer;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.database.AccountDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bank accounts that dealers and manufacturers are known to pay from. The audit log gets each change, in the same
 * transaction.
 */
public final class PayerAccounts {
    private final AccountDatabase database;
    private final AuditLog audit;

    /** @param database as the API's user */
    public PayerAccounts(AccountDatabase database) {
        this.database = database;
        this.audit = new AuditLog(database);
    }

    /**
     * A known account.
     *
     * @param party the id of the dealer or manufacturer
     * @param by the client that stated it last
     */
    public record PayerAccount(String account, Payer payer, String party, String by, Instant changedAt) {
        Map<String, String> state() {
            return Map.of("payer", payer.name(), "partyId", party);
        }
    }

    /** Records the owner of an account, or changes the owner. Stating the same owner again changes nothing. */
    public PayerAccount set(String account, Payer payer, String party, String client) {
        return database.inTransaction(() -> {
            Optional<PayerAccount> before = find(account);
            if (before.isPresent()
                    && before.get().payer() == payer
                    && before.get().party().equals(party)) {
                return before.get();
            }
            database.sql("""
                            INSERT INTO payer_account (account, payer, party, client, changed_at)
                            VALUES (:account, :payer, :party, :client, UTC_TIMESTAMP(6))
                            ON DUPLICATE KEY UPDATE payer = :payer, party = :party, client = :client, changed_at = UTC_TIMESTAMP(6)
                            """)
                    .param("account", account)
                    .param("payer", payer.name())
                    .param("party", party)
                    .param("client", client)
                    .update();
            PayerAccount after = find(account).orElseThrow();
            record(client, account, before.map(PayerAccount::state).orElse(null), after.state());
            return after;
        });
    }

    /** @return the account as it was known; empty if it was not */
    public Optional<PayerAccount> remove(String account, String client) {
        return database.inTransaction(() -> {
            Optional<PayerAccount> before = find(account);
            before.ifPresent(known -> {
                database.sql("DELETE FROM payer_account WHERE account = :account")
                        .param("account", account)
                        .update();
                record(client, account, known.state(), null);
            });
            return before;
        });
    }

    private void record(
            String client, String account, @Nullable Map<String, String> before, @Nullable Map<String, String> after) {
        audit.append(new AuditEntry(
                client,
                Action.SET_PAYER_ACCOUNT,
                AuditOutcome.DONE,
                new Subject("payer-account", account),
                before,
                after));
    }

    public Optional<PayerAccount> find(String account) {
        return database.sql("SELECT * FROM payer_account WHERE account = :account")
                .param("account", account)
                .query((row, n) -> read(row))
                .optional();
    }

    /**
     * The first {@code limit} accounts behind {@code after}, in their order.
     *
     * @param party null for any
     */
    public List<PayerAccount> list(@Nullable String party, String after, int limit) {
        return database.sql("SELECT * FROM payer_account WHERE account > :after"
                        + (party == null ? "" : " AND party = :party") + " ORDER BY account LIMIT :limit")
                .param("after", after)
                .param("party", party)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    private static PayerAccount read(ResultSet row) throws SQLException {
        return new PayerAccount(
                row.getString("account"),
                Payer.valueOf(row.getString("payer")),
                row.getString("party"),
                row.getString("client"),
                row.getObject("changed_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
