package floorplan.api.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.api.page.Page;
import floorplan.store.TestSchema;
import floorplan.store.TestServers;
import floorplan.store.credit.CreditOutcomes;
import floorplan.store.credit.SentMessages;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.repayment.RepaymentFilter;
import floorplan.store.repayment.RepaymentList;
import floorplan.store.reversal.ReversalList;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Pages of repayments of one credit status, on the real database. */
class CreditStatusPagesIT {
    private final AtomicInteger clmsReads = new AtomicInteger();
    private final AccountDatabase account = TestSchema.account("api");
    private final TestServers servers = TestServers.connect();
    private final RepaymentListing listing = listing(new ClmsDatabase(counted()));

    @AfterEach
    void disconnect() {
        servers.close();
    }

    @BeforeEach
    void threeDeadLetters() {
        TestSchema.empty("account");
        TestSchema.empty("clms");
        for (String id : List.of("r1", "r2", "r3")) {
            TestSchema.account("owner").sql("""
                            INSERT INTO repayment_log (id, client, idempotency_key, request_hash, loan_no, payer, amount,
                                currency, status, loan_id, value_date, booking_date, penalty, late_fee, interest, principal,
                                accepted_at, decided_at, sent_at)
                            VALUES (:id, 'c', :id, 'h', 'L-1', 'DEALER', 100, 'CNY', 'APPLIED',
                                1, '2026-03-10', '2026-03-10', 0, 0, 0, 100, '2026-03-10 08:00:00', '2026-03-10 08:00:01',
                                '2026-03-10 08:00:02')
                            """).param("id", id).update();
            TestSchema.clms("owner").sql("""
                            INSERT INTO credit_log (message_id, kind, outcome, created_at, failure, dead_letters)
                            VALUES (:id, 'RESTORATION', 'DEAD_LETTER', '2026-03-10 08:00:02', 'a test', 1)
                            """).param("id", id).update();
        }
    }

    @Test
    void looksForTheStatusOnceForAllPagesOfAFile() {
        Page<RepaymentAnswer> first = listing.page(new RepaymentFilter(), CreditStatus.DEAD_LETTER, 1, null);
        Page<RepaymentAnswer> rest = first.next().get();

        assertThat(first.items()).extracting(RepaymentAnswer::id).containsExactly("r3");
        assertThat(rest.items()).extracting(RepaymentAnswer::id).containsExactly("r2", "r1");
        assertThat(rest.nextCursor()).isNull();
        // One read of the status, then one of each page's outcomes.
        assertThat(clmsReads).hasValue(3);
    }

    @Test
    void readsNoListOfAStatusThatNoRepaymentHas() {
        Page<RepaymentAnswer> none = listing.page(new RepaymentFilter(), CreditStatus.DISCARDED, 1, null);

        assertThat(none.items()).isEmpty();
        assertThat(none.nextCursor()).isNull();
        assertThat(clmsReads).hasValue(1);
    }

    /** A dropped message is delivered again, so its repayment is shown and found as one that waits. */
    @Test
    void showsAndFindsARepaymentWhoseMessageWasDroppedAsPending() {
        TestSchema.clms("owner")
                .sql("UPDATE credit_log SET outcome = 'DROPPED', finished_at = created_at WHERE message_id = 'r2'")
                .update();

        Page<RepaymentAnswer> pending = listing.page(new RepaymentFilter(), CreditStatus.PENDING, 10, null);

        assertThat(pending.items()).extracting(RepaymentAnswer::id).containsExactly("r2");
        assertThat(pending.items().getFirst().creditStatus()).isEqualTo("PENDING");
        assertThat(pending.items().getFirst().creditedAt()).isNull();
        assertThat(listing.page(new RepaymentFilter(), null, 10, null).items())
                .extracting(RepaymentAnswer::creditStatus)
                .containsExactly("DEAD_LETTER", "PENDING", "DEAD_LETTER");
    }

    private RepaymentListing listing(ClmsDatabase clms) {
        CreditOutcomes outcomes = new CreditOutcomes(clms);
        RepaymentList repayments = new RepaymentList(account);
        SentMessages sent = new SentMessages(servers.redis());
        return new RepaymentListing(
                repayments, new ReversalList(account), outcomes, new FewByCreditStatus(outcomes, repayments, sent));
    }

    private DelegatingDataSource counted() {
        return new DelegatingDataSource(TestSchema.connections("clms", "api")) {
            @Override
            public Connection getConnection() throws SQLException {
                clmsReads.incrementAndGet();
                return super.getConnection();
            }
        };
    }
}
