package floorplan.store.audit;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.devstack.TestStack;
import floorplan.store.TestSchema;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.database.Database;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chained audit tables on the real database, and changes that their owner could make. */
class AuditIT {
    private static final Subject DATE = new Subject("day-end", "2026-03-09");

    private final AccountDatabase owner = TestSchema.account("owner");
    private final AccountDatabase api = TestSchema.account("api");
    private final ClmsDatabase clmsApi = TestSchema.clms("api");

    @BeforeEach
    void begin() {
        TestSchema.empty("account");
        TestSchema.empty("clms");
    }

    private static void append(Database schema, int rows) {
        AuditLog log = new AuditLog(schema);
        for (int i = 0; i < rows; i++) {
            log.append(new AuditEntry(
                    "somebody",
                    Action.ACCEPT_DIFFERENCE,
                    AuditOutcome.DONE,
                    DATE,
                    null,
                    Map.of("run", i, "reason", "known: 元")));
        }
    }

    private static boolean verify(StringBuilder report, String head) {
        Map<String, String> settings = new HashMap<>(TestStack.get().environment());
        settings.put("HEAD", head);
        return new VerifyAudit(settings).verify(report);
    }

    private static String headPrintedOf(StringBuilder report) {
        return report.substring(report.indexOf("\"") + 1, report.lastIndexOf("\""));
    }

    @Test
    void manyWritersGiveOneUnbrokenChain() throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int writer = 0; writer < 8; writer++) {
                AccountDatabase user = TestSchema.account(writer % 2 == 0 ? "api" : "worker");
                writers.add(threads.submit(() -> append(user, 25)));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        append(clmsApi, 3);
        StringBuilder report = new StringBuilder();
        assertThat(verify(report, "")).as(report.toString()).isTrue();
        assertThat(report).contains("account: 200 rows, unbroken").contains("clms: 3 rows, unbroken");
    }

    /** Row 2 is as rows were before outcomes existed. */
    @Test
    void verifiesRowsThatAreOlderThanTheirOutcome() {
        append(api, 2);
        ChainedRow old = owner.sql("SELECT * FROM audit WHERE seq = 2")
                .query((row, n) -> ChainedRow.of(row))
                .single();
        ChainedRow older = new ChainedRow(
                old.seq(),
                old.at(),
                old.actor(),
                old.action(),
                old.subject(),
                old.before(),
                old.after(),
                null,
                old.previousHash());
        owner.sql("UPDATE audit SET outcome = NULL, hash = ? WHERE seq = 2")
                .param(older.hash())
                .update();
        append(api, 1);

        StringBuilder report = new StringBuilder();
        assertThat(verify(report, "")).as(report.toString()).isTrue();
    }

    @Test
    void manyRowsAtOnceFollowOneAnother() {
        append(api, 1);
        AuditEntry entry =
                new AuditEntry("somebody", Action.SET_LIMIT, AuditOutcome.DONE, DATE, null, Map.of("limit", "5.00"));
        api.inTransaction(() -> new AuditLog(api).append(List.of(entry, entry, entry)));
        append(api, 1);

        StringBuilder report = new StringBuilder();
        assertThat(verify(report, "")).as(report.toString()).isTrue();
        assertThat(report).contains("account: 5 rows, unbroken");
    }

    @Test
    void isKeptWithTheChangeOrNotAtAll() {
        append(api, 1);
        assertThatThrownBy(() -> api.inTransaction(() -> {
                    append(api, 1);
                    throw new IllegalStateException("the change fails");
                }))
                .hasMessage("the change fails");
        append(api, 1);
        StringBuilder report = new StringBuilder();
        assertThat(verify(report, "")).isTrue();
        assertThat(report).contains("account: 2 rows");
    }

    @Test
    void theSecondWriterWaitsForTheFirstToCommit() throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> second = api.inTransaction(() -> {
                append(api, 1);
                Future<?> waiting = thread.submit(() -> append(TestSchema.account("worker"), 1));
                await("a second one that waits").until(() -> waiting.isDone() || isInserting());
                assertThat(waiting.isDone()).isFalse();
                return waiting;
            });
            second.get();
        }
        assertThat(verify(new StringBuilder(), "")).isTrue();
    }

    /** A user may see its own connections. */
    private static boolean isInserting() {
        return TestSchema.account("worker")
                        .sql("SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'INSERT INTO audit%'")
                        .query(Long.class)
                        .single()
                > 0;
    }

    @ParameterizedTest(name = "{0}: row {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE audit SET actor = 'another' WHERE seq = 4                     | 4 | was changed
            UPDATE audit SET at = at + INTERVAL 1 MICROSECOND WHERE seq = 4      | 4 | was changed
            UPDATE audit SET action = 'IMPORT' WHERE seq = 4                     | 4 | was changed
            UPDATE audit SET subject_id = '2026-03-08' WHERE seq = 4             | 4 | was changed
            UPDATE audit SET state_before = '{}' WHERE seq = 4                   | 4 | was changed
            UPDATE audit SET state_after = NULL WHERE seq = 4                    | 4 | was changed
            UPDATE audit SET outcome = 'REFUSED' WHERE seq = 4                   | 4 | was changed
            UPDATE audit SET outcome = NULL WHERE seq = 4                        | 4 | was changed
            UPDATE audit SET hash = REPEAT('a', 64) WHERE seq = 4                | 4 | was changed
            UPDATE audit SET previous_hash = REPEAT('a', 64) WHERE seq = 4       | 4 | does not follow
            DELETE FROM audit WHERE seq = 1                                      | 1 | is missing
            DELETE FROM audit WHERE seq = 4                                      | 4 | is missing
            DELETE FROM audit WHERE seq BETWEEN 3 AND 5                          | 3 | is missing
            UPDATE audit SET seq = 0 WHERE seq = 4                               | 0 | was inserted before the first row
            """)
    void namesTheFirstRowThatItsOwnerHasTouched(String sql, long seq, String why) {
        append(api, 10);
        assertThat(owner.sql(sql).update()).isPositive();
        StringBuilder report = new StringBuilder();
        assertThat(verify(report, "")).isFalse();
        assertThat(report).contains("account: row " + seq + " " + why).contains("clms: 0 rows, unbroken");
    }

    @Test
    void namesTheFirstOfTwoRowsThatItsOwnerHasExchanged() {
        append(api, 10);
        for (String move : List.of("seq = 999 WHERE seq = 4", "seq = 4 WHERE seq = 5", "seq = 5 WHERE seq = 999")) {
            owner.sql("UPDATE audit SET " + move).update();
        }
        StringBuilder report = new StringBuilder();
        assertThat(verify(report, "")).isFalse();
        assertThat(report).contains("account: row 4 does not follow");
    }

    @Test
    void namesARowThatItsOwnerHasPutInBetween() {
        append(api, 10);
        owner.sql("UPDATE audit SET seq = seq + 1 WHERE seq >= 5 ORDER BY seq DESC")
                .update();
        owner.sql("""
                INSERT INTO audit SELECT 5, at, 'forger', action, subject_kind, subject_id, state_before, state_after, outcome, hash,
                    REPEAT('a', 64) FROM audit WHERE seq = 4
                """).update();
        StringBuilder report = new StringBuilder();
        assertThat(verify(report, "")).isFalse();
        assertThat(report).contains("account: row 5 was changed");
    }

    @Test
    void aHeadKeptOutsideShowsWhatWasCutOff() {
        append(api, 10);
        StringBuilder whole = new StringBuilder();
        assertThat(verify(whole, "")).isTrue();
        String head = headPrintedOf(whole);
        owner.sql("DELETE FROM audit WHERE seq > 7").update();
        assertThat(verify(new StringBuilder(), "")).isTrue();
        StringBuilder cut = new StringBuilder();
        assertThat(verify(cut, head)).isFalse();
        assertThat(cut).contains("account: row 8 is cut off").contains("once ended with 10");

        append(api, 5);
        StringBuilder rewritten = new StringBuilder();
        assertThat(verify(rewritten, head)).isFalse();
        assertThat(rewritten).contains("account: row 10 has another hash than when it was the end of the chain");

        owner.sql("TRUNCATE TABLE audit").update();
        StringBuilder emptied = new StringBuilder();
        assertThat(verify(emptied, head)).isFalse();
        assertThat(emptied).contains("account: row 1 is cut off");
    }

    @Test
    void refusesAHeadThatItHasNotPrinted() {
        assertThatThrownBy(() -> verify(new StringBuilder(), "account:x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("account:x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE repayment_log SET amount = amount + 1 WHERE id = 'b'
            UPDATE repayment_log SET client = 'another' WHERE id = 'b'
            DELETE FROM repayment_log WHERE id = 'b'
            """)
    void sealsTheRepaymentsOfAClosedDate(String sql) {
        repayment("a");
        repayment("b");
        DateSeals seals = new DateSeals(TestSchema.account("worker"));
        seals.seal(LocalDate.of(2026, 3, 9));
        seals.seal(LocalDate.of(2026, 3, 9));
        owner.sql("UPDATE repayment_log SET status = 'REVERSED', sent_at = UTC_TIMESTAMP(6)")
                .update();
        StringBuilder report = new StringBuilder();
        assertThat(verify(report, "")).as(report.toString()).isTrue();
        assertThat(report).contains("account: 1 rows");

        owner.sql(sql).update();
        StringBuilder changed = new StringBuilder();
        assertThat(verify(changed, "")).isFalse();
        assertThat(changed).contains("account: row 1 seals the repayments booked on 2026-03-09");
    }

    private void repayment(String id) {
        owner.sql("""
                        INSERT INTO repayment_log (id, client, idempotency_key, request_hash, loan_no, payer, amount, currency, status,
                            loan_id, value_date, booking_date, penalty, late_fee, interest, principal, accepted_at, decided_at)
                        VALUES (:id, 'c', 'k', 'h', 'loan', 'DEALER', 100, 'CNY', 'APPLIED',
                            1, '2026-03-09', '2026-03-09', 0, 0, 0, 100, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                        """).param("id", id).update();
    }
}
