package floorplan.store.credit;

import static floorplan.store.credit.TestCredit.restoration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.domain.credit.CreditMovement;
import floorplan.store.LockedRows;
import floorplan.store.TestSchema;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.database.RowLocked;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class CreditRestorationsIT {
    private TestCredit credit;
    private CreditRestorations restorations;

    @BeforeEach
    void start() {
        credit = new TestCredit();
        restorations = new CreditRestorations(impatient(), dealer -> {});
        credit.line("d1", "CNY", 100_000, 50_000);
        credit.line("d2", "CNY", 100_000, 50_000);
        credit.line("usd", "USD", 100_000, 50_000);
    }

    /** Sessions with the lock timeout of the applications' sessions. */
    private static ClmsDatabase impatient() {
        return new ClmsDatabase(new DelegatingDataSource(TestSchema.connections("clms", "worker")) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                try (Statement session = connection.createStatement()) {
                    session.execute("SET SESSION innodb_lock_wait_timeout = 1");
                }
                return connection;
            }
        });
    }

    @Test
    void restoresAWholeBatchAndLogsEachMessage() {
        assertThat(restorations.restore(
                        List.of(restoration("a", "d1", 100), restoration("b", "d2", 20), restoration("c", "d1", 3))))
                .isEmpty();

        assertThat(credit.used("d1")).isEqualTo(50_000 - 103);
        assertThat(credit.used("d2")).isEqualTo(50_000 - 20);
        assertThat(credit.version("d1")).isEqualTo(2);
        assertThat(restorations.finished(List.of("a", "b", "c", "d"))).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(credit.longOf(
                        "SELECT COUNT(*) FROM credit_log WHERE message_id = 'a' AND kind = 'RESTORATION' AND outcome = 'RESTORED'"
                                + " AND dealer_id = 'd1' AND loan_no = 'loan-of-d1' AND currency = 'CNY' AND amount = 100"
                                + " AND value_date = '2026-03-10'"))
                .isEqualTo(1);
    }

    @Test
    void restoresAMessageOnceHoweverOftenItComes() {
        CreditMovement message = restoration("a", "d1", 100);
        restorations.restore(List.of(message, message));
        restorations.restore(List.of(message));

        assertThat(credit.used("d1")).isEqualTo(49_900);
    }

    @Test
    void takesABatchOfWhichNothingIsToBeRestored() {
        assertThat(restorations.restore(List.of())).isEmpty();
    }

    @Test
    void restoresAPaymentThatPaidNoPrincipal() {
        assertThat(restorations.restore(List.of(restoration("a", "d1", 0)))).isEmpty();

        assertThat(credit.outcome("a")).isEqualTo("RESTORED");
        assertThat(credit.used("d1")).isEqualTo(50_000);
    }

    @Test
    void refusesWhatCannotBeGivenBackAndRestoresTheRest() {
        List<RefusedMovement> refused = restorations.restore(List.of(
                restoration("fits", "d1", 49_990),
                restoration("beyond", "d1", 11),
                restoration("stranger", "d3", 1),
                restoration("currency", "usd", 1),
                restoration("last", "d1", 10)));

        assertThat(refused)
                .extracting(refusal -> refusal.movement().sourceId())
                .containsExactly("beyond", "stranger", "currency");
        assertThat(refused.getFirst().reason()).contains("d1 uses CNY 0.10").contains("CNY 0.11");
        assertThat(refused.get(1).reason()).contains("d3 has no credit line");
        assertThat(credit.used("d1")).isZero();
        assertThat(credit.used("d2")).isEqualTo(50_000);
        assertThat(credit.outcome("beyond")).isEqualTo("none");
    }

    @Test
    void aMessageThatTheDatabaseRefusesCostsNoOther() {
        credit.owner.sql("""
                        CREATE TRIGGER poison BEFORE INSERT ON credit_log FOR EACH ROW
                        IF NEW.message_id = 'poison' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'planted'; END IF
                        """).update();
        try {
            List<RefusedMovement> refused = restorations.restore(
                    List.of(restoration("a", "d1", 1), restoration("poison", "d1", 1), restoration("b", "d2", 1)));

            assertThat(refused)
                    .extracting(RefusedMovement::reason)
                    .singleElement()
                    .asString()
                    .contains("planted");
            assertThat(credit.used("d1")).isEqualTo(49_999);
            assertThat(credit.used("d2")).isEqualTo(49_999);
        } finally {
            credit.owner.sql("DROP TRIGGER poison").update();
        }
    }

    @Test
    void aLockedLineHoldsUpNoOther() {
        CreditMovement locked = restoration("a", "d1", 1);
        whileLocked("dealer_id = 'd1'", () -> {
            assertThat(restorations.restore(List.of(locked, restoration("b", "d2", 1))))
                    .containsExactly(new RefusedMovement(
                            locked, "the credit line of dealer d1 is locked by another transaction"));
            assertThat(credit.used("d2")).isEqualTo(49_999);
            assertThatThrownBy(() -> restorations.restore(locked, 0)).isInstanceOf(RowLocked.class);
            assertThatThrownBy(() -> restorations.awaitLine("d1")).isInstanceOf(RowLocked.class);
        });
        restorations.awaitLine("d1");
        assertThat(restorations.restore(locked, 0)).isNull();
        assertThat(credit.used("d1")).isEqualTo(49_999);
    }

    @Test
    void aDatabaseInWhichManyLinesAreLockedIsBusyAndRefusesNothing() {
        List<CreditMovement> messages = new ArrayList<>();
        for (int i = 10; i < 16; i++) {
            credit.line("d" + i, "CNY", 100_000, 50_000);
            messages.add(restoration("m" + i, "d" + i, 1));
        }
        whileLocked(
                "dealer_id >= 'd10'",
                () -> assertThatThrownBy(() -> restorations.restore(messages)).isInstanceOf(RowLocked.class));
        assertThat(restorations.restore(messages)).isEmpty();
    }

    private static void whileLocked(String which, Runnable work) {
        LockedRows.during(TestSchema.connections("clms", "owner"), "SELECT used FROM credit_line WHERE " + which, work);
    }

    @Test
    void aDroppedMessageCountsOnceItsRepaymentIsAppliedAfterAll() {
        CreditMovement message = restoration("a", "d1", 100);
        restorations.drop(List.of(message, message));
        restorations.drop(List.of(message));
        assertThat(credit.outcome("a")).isEqualTo("DROPPED");
        assertThat(credit.used("d1")).isEqualTo(50_000);
        assertThat(restorations.finished(List.of("a"))).isEmpty();

        restorations.restore(List.of(message));
        restorations.restore(List.of(message));
        restorations.drop(List.of(message));

        assertThat(credit.outcome("a")).isEqualTo("RESTORED");
        assertThat(credit.used("d1")).isEqualTo(49_900);
    }

    @Test
    void aDeadLetterIsRestoredOnlyByTheTryItsDecisionAskedFor() {
        CreditMovement message = restoration("a", "d1", 100);
        DeadLetters deadLetters = new DeadLetters(credit.worker);
        deadLetters.deadLetter("a", message, 1, "planted");
        deadLetters.deadLetter("a", message, 2, "again");

        restorations.restore(List.of(message));
        restorations.restore(message, 1);
        assertThat(credit.used("d1")).isEqualTo(50_000);

        assertThat(restorations.restore(message, 2)).isNull();
        assertThat(credit.outcome("a")).isEqualTo("RESTORED");
        assertThat(credit.used("d1")).isEqualTo(49_900);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void overlappingBatchesOfManyListenersRestoreEachMessageOnce(long seed) throws Exception {
        List<CreditMovement> messages = IntStream.range(0, 200)
                .mapToObj(i -> restoration("m" + i, i % 2 == 0 ? "d1" : "d2", 1))
                .toList();
        try (ExecutorService listeners = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> deliveries = new ArrayList<>();
            for (int listener = 0; listener < 4; listener++) {
                List<CreditMovement> shuffled = new ArrayList<>(messages);
                Collections.shuffle(shuffled, new Random(seed * 31 + listener));
                deliveries.add(() -> deliver(shuffled));
            }
            for (Future<Boolean> delivery : listeners.invokeAll(deliveries)) {
                delivery.get();
            }
        }
        assertThat(credit.used("d1")).isEqualTo(50_000 - 100);
        assertThat(credit.used("d2")).isEqualTo(50_000 - 100);
        assertThat(credit.longOf("SELECT COUNT(*) FROM credit_log WHERE outcome = 'RESTORED'"))
                .isEqualTo(200);
    }

    private boolean deliver(List<CreditMovement> messages) {
        for (int from = 0; from < messages.size(); from += 20) {
            List<CreditMovement> batch = messages.subList(from, from + 20);
            boolean taken = false;
            while (!taken) {
                try {
                    restorations.restore(batch);
                    taken = true;
                } catch (TransientDataAccessException again) {
                    taken = false;
                }
            }
        }
        return true;
    }
}
