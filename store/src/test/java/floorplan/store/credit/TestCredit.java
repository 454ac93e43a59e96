package floorplan.store.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import floorplan.store.TestSchema;
import floorplan.store.database.ClmsDatabase;
import java.time.LocalDate;
import java.util.Currency;

/** The credit side's schema, empty, with the lines a test gives it. */
final class TestCredit {
    static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private static final Currency CNY = Currency.getInstance("CNY");

    final ClmsDatabase worker = TestSchema.clms("worker");
    final ClmsDatabase api = TestSchema.clms("api");
    final ClmsDatabase owner = TestSchema.clms("owner");

    TestCredit() {
        TestSchema.empty("clms");
    }

    void line(String dealerId, String currency, long limit, long used) {
        worker.sql("INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES (?, ?, ?, ?)")
                .params(dealerId, currency, limit, used)
                .update();
    }

    long used(String dealerId) {
        return longOf("SELECT used FROM credit_line WHERE dealer_id = ?", dealerId);
    }

    long version(String dealerId) {
        return longOf("SELECT version FROM credit_line WHERE dealer_id = ?", dealerId);
    }

    String outcome(String messageId) {
        return worker.sql("SELECT outcome FROM credit_log WHERE message_id = ?")
                .param(messageId)
                .query((row, n) -> row.getString(1))
                .optional()
                .orElse("none");
    }

    long longOf(String query, Object... parameters) {
        return worker.sql(query)
                .params(parameters)
                .query((row, n) -> row.getLong(1))
                .single();
    }

    static CreditMovement restoration(String id, String dealerId, long cents) {
        return CreditMovement.restoration(id, "loan-of-" + dealerId, dealerId, new Money(CNY, cents), DAY);
    }

    /** @param cents above 0 restores credit, below 0 uses it again */
    static CreditMovement correction(String requestId, String dealerId, long cents) {
        return CreditMovement.correction(requestId, "loan-of-" + dealerId, dealerId, new Money(CNY, cents), DAY);
    }

    static CreditMovement reversal(String repaymentId, String dealerId, long cents) {
        return CreditMovement.reversal(repaymentId, "loan-of-" + dealerId, dealerId, new Money(CNY, cents), DAY);
    }
}
