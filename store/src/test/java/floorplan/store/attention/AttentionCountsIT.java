package floorplan.store.attention;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.store.TestSchema;
import floorplan.store.attention.AttentionCounts.Count;
import floorplan.store.attention.AttentionCounts.Kind;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttentionCountsIT {
    private static final Instant OLDEST = Instant.parse("2026-03-10T08:00:00Z");

    private final AccountDatabase account = TestSchema.account("owner");
    private final ClmsDatabase clms = TestSchema.clms("owner");
    private final AttentionCounts counts = new AttentionCounts(TestSchema.account("api"), TestSchema.clms("api"));

    @BeforeEach
    @AfterEach
    void empty() {
        TestSchema.empty("account");
        TestSchema.empty("clms");
    }

    private Count count(Kind kind) {
        return counts.all().stream()
                .filter(count -> count.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private void assertOldest(Kind kind, long expected) {
        Count count = count(kind);
        assertThat(count.count()).isEqualTo(expected);
        assertThat(count.oldestAt()).isEqualTo(OLDEST);
        assertThat(count.oldestAge()).isGreaterThan(Duration.ofDays(1));
    }

    @Test
    void nothingWaitsInEmptyBooks() {
        assertThat(counts.all())
                .hasSameSizeAs(Kind.values())
                .allSatisfy(count -> assertThat(count).isEqualTo(new Count(count.kind(), 0, null, null)));
    }

    @Test
    void countsDeadLetters() {
        clms.sql("""
                        INSERT INTO credit_log (message_id, kind, outcome, created_at) VALUES
                            ('a', 'RESTORATION', 'DEAD_LETTER', '2026-03-10 08:00:00'),
                            ('b', 'REVERSAL', 'DEAD_LETTER', '2026-03-11 08:00:00'),
                            ('c', 'RESTORATION', 'DISCARDED', '2026-03-09 08:00:00')
                        """).update();

        assertOldest(Kind.DEAD_LETTERS, 2);
    }

    @Test
    void countsOpenReceipts() {
        account.sql("""
                        INSERT INTO receipt (id, origin, payer, currency, amount, open_amount, received_on, status, note, created_at) VALUES
                            ('a', 'BANK', 'UNKNOWN', 'CNY', 1, 1, '2026-03-01', 'OPEN', '', '2026-03-10 08:00:00'),
                            ('b', 'BANK', 'UNKNOWN', 'CNY', 2, 1, '2026-03-01', 'OPEN', '', '2026-03-11 08:00:00'),
                            ('c', 'BANK', 'UNKNOWN', 'CNY', 1, 0, '2026-03-01', 'REFUNDED', '', '2026-03-09 08:00:00')
                        """).update();

        assertOldest(Kind.OPEN_RECEIPTS, 2);
    }

    @Test
    void countsHeldFiles() {
        account.sql("""
                        INSERT INTO receipt_file (id, profile, profile_hash, account, status, client, created_at, touched_at) VALUES
                            ('a', 'csv', 'x', 'MAIN', 'HELD', 'lender', '2026-03-01', '2026-03-10 08:00:00'),
                            ('b', 'csv', 'x', 'MAIN', 'POSTED', 'lender', '2026-03-01', '2026-03-09 08:00:00')
                        """).update();

        assertOldest(Kind.HELD_FILES, 1);
    }

    @Test
    void countsReturnsThatCameBeforeTheirReceipt() {
        account.sql("""
                        INSERT INTO waiting_return (file_seq, line, line_key, account, original_reference, currency, amount, created_at) VALUES
                            (1, 2, 'a', 'MAIN', 'B-1', 'CNY', 1, '2026-03-10 08:00:00'),
                            (1, 3, 'b', 'MAIN', 'B-2', 'CNY', 1, '2026-03-11 08:00:00')
                        """).update();

        assertOldest(Kind.WAITING_RETURNS, 2);
    }

    @Test
    void countsALoanOnceThatSeveralDatesFailed() {
        account.sql("""
                        INSERT INTO day_end_failure (loan_id, business_date, reason, failed_at, mended_at) VALUES
                            (1, '2026-03-09', 'x', '2026-03-10 08:00:00', NULL),
                            (1, '2026-03-10', 'x', '2026-03-11 08:00:00', NULL),
                            (2, '2026-03-08', 'x', '2026-03-09 08:00:00', '2026-03-09 09:00:00')
                        """).update();

        assertOldest(Kind.FAILED_LOANS, 1);
    }

    @Test
    void countsDatesWhoseNewestRunDoesNotHoldAndIsNotAccepted() {
        account.sql("""
                        INSERT INTO trial_balance (business_date, run, checked_at, holds) VALUES
                            ('2026-03-06', 1, '2026-03-07 08:00:00', FALSE), ('2026-03-06', 2, '2026-03-07 09:00:00', TRUE),
                            ('2026-03-07', 1, '2026-03-08 08:00:00', FALSE),
                            ('2026-03-09', 1, '2026-03-10 08:00:00', FALSE)
                        """).update();
        account.sql("""
                        INSERT INTO trial_balance_acceptance (business_date, run, actor, reason, accepted_at)
                        VALUES ('2026-03-07', 1, 'finance', 'known', '2026-03-08 09:00:00')
                        """).update();

        assertOldest(Kind.UNBALANCED_DATES, 1);
    }

    @Test
    void countsTheDifferencesOfTheNewestFinishedReconciliationSinceTheyWereFirstFound() {
        account.sql("""
                        INSERT INTO reconciliation (id, started_at, finished_at) VALUES
                            ('a', '2026-03-10 08:00:00', '2026-03-10 08:01:00'),
                            ('b', '2026-03-10 09:00:00', '2026-03-10 09:01:00'), ('c', '2026-03-10 10:00:00', NULL)
                        """).update();
        account.sql("""
                        INSERT INTO reconciliation_difference (reconciliation_id, kind, subject, detail) VALUES
                            ('a', 'MOVEMENT_DIFFERS', 'x', ''), ('a', 'MOVEMENT_DIFFERS', 'gone', ''),
                            ('b', 'MOVEMENT_DIFFERS', 'x', ''), ('b', 'MOVEMENT_DIFFERS', 'y', ''),
                            ('c', 'MOVEMENT_DIFFERS', 'z', '')
                        """).update();

        assertOldest(Kind.DIFFERENCES, 2);
    }

    @Test
    void countsRepaymentsThatHaveWaitedForAMinute() {
        account.sql("""
                        INSERT INTO repayment_log (id, client, idempotency_key, request_hash, loan_no, payer, amount, currency,
                            status, accepted_at, sent_at) VALUES
                            ('a', 'c', 'a', 'h', 'L', 'DEALER', 1, 'CNY', 'ACCEPTED', '2026-03-10 08:00:00', NULL),
                            ('b', 'c', 'b', 'h', 'L', 'DEALER', 1, 'CNY', 'APPLIED', '2026-03-10 09:00:00', NULL),
                            ('c', 'c', 'c', 'h', 'L', 'DEALER', 1, 'CNY', 'REFUSED', '2026-03-09 08:00:00', NULL),
                            ('d', 'c', 'd', 'h', 'L', 'DEALER', 1, 'CNY', 'APPLIED', '2026-03-09 08:00:00', '2026-03-09 08:00:01'),
                            ('e', 'c', 'e', 'h', 'L', 'DEALER', 1, 'CNY', 'ACCEPTED', UTC_TIMESTAMP(6) + INTERVAL 1 DAY, NULL)
                        """).update();

        assertOldest(Kind.WAITING_REPAYMENTS, 2);
    }

    @Test
    void countsReversalsAndCorrectionsThatHaveWaitedForAMinute() {
        account.sql("""
                        INSERT INTO reversal_log (repayment_id, client, reason, status, accepted_at, sent_at) VALUES
                            ('a', 'c', 'x', 'ACCEPTED', '2026-03-10 09:00:00', NULL),
                            ('b', 'c', 'x', 'APPLIED', '2026-03-09 08:00:00', '2026-03-09 08:00:01')
                        """).update();
        account.sql("""
                        INSERT INTO correction_request (id, client, idempotency_key, request_hash, loan_no, kind, reason, back_dating,
                            status, accepted_at, sent_at) VALUES
                            ('a', 'c', 'a', 'h', 'L', 'WAIVER', 'x', 'NONE', 'ACCEPTED', '2026-03-10 08:00:00', NULL),
                            ('b', 'c', 'b', 'h', 'L', 'WAIVER', 'x', 'NONE', 'REFUSED', '2026-03-09 08:00:00', NULL),
                            ('c', 'c', 'c', 'h', 'L', 'WAIVER', 'x', 'NONE', 'APPLIED', '2026-03-09 08:00:00', '2026-03-09 08:00:01'),
                            ('d', 'c', 'd', 'h', 'L', 'WAIVER', 'x', 'NONE', 'ACCEPTED', UTC_TIMESTAMP(6) + INTERVAL 1 DAY, NULL)
                        """).update();

        assertOldest(Kind.WAITING_CORRECTIONS, 2);
    }

    @Test
    void countsLinesBeyondTheirLimitSinceAReversalLastLeftThemThere() {
        clms.sql("""
                        INSERT INTO credit_line (dealer_id, currency, credit_limit, used)
                        VALUES ('D-1', 'CNY', 10, 11), ('D-2', 'CNY', 10, 10), ('D-3', 'CNY', 10, 12)
                        """).update();
        clms.sql("""
                        INSERT INTO credit_log (message_id, kind, outcome, dealer_id, created_at, beyond_limit) VALUES
                            ('a', 'REVERSAL', 'REVERSED', 'D-1', '2026-03-01 08:00:00', 1),
                            ('b', 'REVERSAL', 'REVERSED', 'D-1', '2026-03-10 08:00:00', 1),
                            ('c', 'REVERSAL', 'REVERSED', 'D-1', '2026-03-11 08:00:00', NULL),
                            ('d', 'REVERSAL', 'REVERSED', 'D-2', '2026-03-01 08:00:00', 1)
                        """).update();

        assertOldest(Kind.LINES_BEYOND_LIMIT, 2);
    }
}
