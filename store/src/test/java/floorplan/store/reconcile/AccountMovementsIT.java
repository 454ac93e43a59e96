package floorplan.store.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.credit.ReservationId;
import floorplan.store.TestSchema;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.ImportRow;
import floorplan.store.imports.SomeLoan;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountMovementsIT {
    private final AccountSchema account = new AccountSchema();

    @BeforeEach
    @AfterEach
    void empty() {
        TestSchema.empty("account");
    }

    @Test
    void knowsTheReservationsOfImportsThatAreNotRefused() {
        ImportRow completed = account.completed(new SomeLoan("L-1"));
        ImportRow running = account.running(new SomeLoan("L-2"));
        String ofCompleted = new ReservationId(completed.id(), "dealer").text();
        String ofRunning = new ReservationId(running.id(), "dealer").text();
        String ofNone = new ReservationId(AccountSchema.newId(), "dealer").text();

        assertThat(new AccountMovements(account.database).ofLivingImports(List.of(ofCompleted, ofRunning, ofNone)))
                .containsExactlyInAnyOrder(ofCompleted, ofRunning);
    }
}
