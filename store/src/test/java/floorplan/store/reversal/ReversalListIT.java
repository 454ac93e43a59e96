package floorplan.store.reversal;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.reversal.ReversalList.ReversalPosition;
import floorplan.store.reversal.ReversalList.ReversedRepayment;
import floorplan.store.reversal.ReversalList.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReversalListIT {
    private final AccountDatabase worker = TestSchema.account("worker");
    private final ReversalList reversals = new ReversalList(TestSchema.account("api"));

    @BeforeEach
    @AfterEach
    void empty() {
        TestSchema.empty("account");
    }

    private void reversal(String repaymentId, String status, String acceptedAt, @Nullable String sentAt) {
        worker.sql("""
                        INSERT INTO repayment_log (id, client, idempotency_key, request_hash, loan_no, payer, amount, currency,
                            status, accepted_at, dealer_id)
                        VALUES (:id, 'bank', :id, 'h', 'L-1', 'DEALER', 1050, 'CNY', 'REVERSED', '2026-03-10 08:00:00', 'D-1')
                        """).param("id", repaymentId).update();
        worker.sql("""
                        INSERT INTO reversal_log (repayment_id, client, reason, status, accepted_at, sent_at)
                        VALUES (:id, 'operator', 'it bounced', :status, :acceptedAt, :sentAt)
                        """)
                .param("id", repaymentId)
                .param("status", status)
                .param("acceptedAt", acceptedAt)
                .param("sentAt", sentAt)
                .update();
    }

    private List<String> ids(@Nullable Status status, ReversalPosition after, int limit) {
        return reversals.list(status, after, limit).stream()
                .map(ReversedRepayment::repaymentId)
                .toList();
    }

    @Test
    void givesReversalsNewestFirstByStatusAndPage() {
        reversal("a", "ACCEPTED", "2026-03-11 08:00:00", null);
        reversal("b", "APPLIED", "2026-03-11 08:00:00", null);
        reversal("c", "APPLIED", "2026-03-12 08:00:00", "2026-03-12 09:00:00");

        assertThat(ids(null, ReversalPosition.NEWEST, 9)).containsExactly("c", "b", "a");
        assertThat(ids(Status.ACCEPTED, ReversalPosition.NEWEST, 9)).containsExactly("a");
        assertThat(ids(Status.APPLIED, ReversalPosition.NEWEST, 9)).containsExactly("b");
        assertThat(ids(Status.COMPLETED, ReversalPosition.NEWEST, 9)).containsExactly("c");
        ReversedRepayment second =
                reversals.list(null, ReversalPosition.NEWEST, 2).getLast();
        assertThat(second.repaymentId()).isEqualTo("b");
        assertThat(second.status()).isEqualTo(Status.APPLIED);
        assertThat(second.dealerId()).isEqualTo("D-1");
        assertThat(second.amount()).isEqualTo(1050);
        assertThat(ids(null, new ReversalPosition(second.reversal().acceptedAt(), "b"), 9))
                .containsExactly("a");
    }

    @Test
    void findsTheReversalsOfRepayments() {
        reversal("a", "ACCEPTED", "2026-03-11 08:00:00", null);
        reversal("b", "ACCEPTED", "2026-03-11 08:00:00", null);

        assertThat(reversals.of(List.of("a", "c"))).containsOnlyKeys("a");
        assertThat(reversals.of(List.of())).isEmpty();
    }
}
