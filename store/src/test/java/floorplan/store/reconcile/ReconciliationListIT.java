package floorplan.store.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.reconcile.ReconciliationList.ListedRun;
import floorplan.store.reconcile.ReconciliationList.ReconciliationPosition;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconciliationListIT {
    private final AccountDatabase worker = TestSchema.account("worker");
    private final ReconciliationList reconciliations = new ReconciliationList(TestSchema.account("api"));

    @BeforeEach
    @AfterEach
    void empty() {
        TestSchema.empty("account");
    }

    private void run(String id, String startedAt) {
        worker.sql("INSERT INTO reconciliation (id, started_at) VALUES (:id, :at)")
                .param("id", id)
                .param("at", startedAt)
                .update();
    }

    @Test
    void givesComparisonsNewestFirstWithHowMuchDiffered() {
        run("a", "2026-03-10 08:00:00");
        run("b", "2026-03-10 09:00:00");
        run("c", "2026-03-10 09:00:00");
        worker.sql("""
                        INSERT INTO reconciliation_difference (reconciliation_id, kind, subject, detail)
                        VALUES ('b', 'AMOUNT', 'x', 'differs'), ('b', 'AMOUNT', 'y', 'differs')
                        """).update();

        List<ListedRun> all = reconciliations.list(ReconciliationPosition.NEWEST, 9);

        assertThat(all).extracting(listed -> listed.run().id()).containsExactly("c", "b", "a");
        assertThat(all).extracting(ListedRun::differences).containsExactly(0L, 2L, 0L);
        ReconciliationPosition second =
                new ReconciliationPosition(all.get(1).run().startedAt(), "b");
        assertThat(reconciliations.list(second, 9))
                .extracting(listed -> listed.run().id())
                .containsExactly("a");
    }
}
