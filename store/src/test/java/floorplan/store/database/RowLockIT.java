package floorplan.store.database;

import static floorplan.store.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import floorplan.store.LockedRows;
import floorplan.store.NotYet;
import floorplan.store.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowLockIT {
    private static final String LINE = "SELECT used FROM credit_line WHERE dealer_id = :id";

    private final ClmsDatabase database = TestSchema.clms("owner");

    @BeforeEach
    void addLines() {
        TestSchema.empty("clms");
        for (String dealer : List.of("locked", "free")) {
            database.sql("INSERT INTO credit_line (dealer_id, currency, credit_limit, used) VALUES (?, 'CNY', 7, 5)")
                    .param(dealer)
                    .update();
        }
    }

    @AfterEach
    void removeLines() {
        TestSchema.empty("clms");
    }

    private long used(RowLock lock, String dealer) {
        return database.inTransaction(() -> database.locking(
                "the line of " + dealer,
                LINE,
                lock,
                query -> query.param("id", dealer).query(Long.class).single()));
    }

    private void whileLocked(Runnable work) {
        LockedRows.during(TestSchema.connections("clms", "owner"), LINE.replace(":id", "'locked'"), work);
    }

    @ParameterizedTest
    @EnumSource
    void fewConnectionsWaitForALockedRowAndTheOthersAreFree(RowLock lock) {
        List<CompletableFuture<Long>> waiting = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            whileLocked(() -> {
                for (int i = 0; i < 4; i++) {
                    waiting.add(CompletableFuture.supplyAsync(() -> used(lock, "locked"), threads));
                }
                await("four wait").until(() -> lockWaits() == 4);

                assertThatThrownBy(() -> used(lock, "locked"))
                        .isExactlyInstanceOf(NotYet.class)
                        .hasMessage("the line of locked is locked by another transaction, and 4 connections wait for"
                                + " locks already");
                assertThat(used(lock, "free")).isEqualTo(5);
            });
            assertThat(waiting).extracting(CompletableFuture::join).containsOnly(5L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWaitInVainNamesTheLockedRow(RowLock lock) {
        whileLocked(() -> assertThatThrownBy(() -> database.inTransaction(() -> {
                    database.sql("SET SESSION innodb_lock_wait_timeout = 1").update();
                    try {
                        return used(lock, "locked");
                    } finally {
                        database.sql("SET SESSION innodb_lock_wait_timeout = DEFAULT")
                                .update();
                    }
                }))
                .isInstanceOf(RowLocked.class)
                .hasMessage("the line of locked is locked by another transaction"));
    }

    private long lockWaits() {
        return database.sql("SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'clms_owner'"
                        + " AND info LIKE 'SELECT used FROM credit_line%' AND time > 0")
                .query(Long.class)
                .single();
    }
}
