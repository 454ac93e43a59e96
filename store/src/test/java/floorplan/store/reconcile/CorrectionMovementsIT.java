package floorplan.store.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditMovement.MovementKind;
import floorplan.domain.money.Money;
import floorplan.domain.reconcile.Movement;
import floorplan.domain.reconcile.MovementRange;
import floorplan.domain.reconcile.MovementSource;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.imports.AccountSchema;
import floorplan.store.imports.SomeLoan;
import floorplan.store.repayment.AppliedRepayments;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The account side's movements that follow from requested corrections. */
class CorrectionMovementsIT {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final MovementRange ALL = new MovementRange(MovementSource.CORRECTIONS, "", null);

    private final AccountSchema account = new AccountSchema();
    private final AccountDatabase owner = TestSchema.account("owner");
    private final AccountMovements movements = new AccountMovements(account.database);

    @BeforeEach
    void draw() {
        TestSchema.empty("account");
        SomeLoan loan = new SomeLoan("L-1");
        loan.currency = "USD";
        account.completed(loan);
    }

    @AfterEach
    void empty() {
        TestSchema.empty("account");
    }

    /** @param hours how long ago it was decided */
    private void request(String id, String status, @Nullable Long credit, int hours, boolean sent) {
        owner.sql("""
                        INSERT INTO correction_request (id, client, idempotency_key, request_hash, loan_no, kind, reason,
                            back_dating, effective_from, status, loan_id, correction_seq, credit, accepted_at, decided_at, sent_at)
                        SELECT :id, 'c', :id, 'h', 'L-1', 'RATE', 'r', 'LIMITED', '2026-02-01', :status, id, 1, :credit,
                            UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) - INTERVAL :hours HOUR, IF(:sent, UTC_TIMESTAMP(6), NULL)
                        FROM loan
                        """)
                .param("id", id)
                .param("status", status)
                .param("credit", credit)
                .param("hours", hours)
                .param("sent", sent)
                .update();
    }

    private static Movement movement(String id, long cents) {
        return new Movement("correction:" + id, "dealer", "USD", cents);
    }

    @Test
    void areThoseAppliedThatChangedThePrincipalByIdWithTheirSign() {
        request("b", "APPLIED", -5L, 2, true);
        request("a", "APPLIED", 7L, 2, false);
        request("c", "APPLIED", 9L, 2, true);
        request("young", "APPLIED", 1L, 0, false);
        request("zero", "APPLIED", 0L, 2, true);
        request("refused", "REFUSED", null, 2, false);
        request("open", "ACCEPTED", null, 2, false);

        assertThat(movements.in(ALL, HOUR, 9)).containsExactly(movement("a", 7), movement("b", -5), movement("c", 9));
        assertThat(movements.in(ALL, HOUR, 2)).containsExactly(movement("a", 7), movement("b", -5));
        assertThat(movements.in(new MovementRange(MovementSource.CORRECTIONS, "correction:a", "correction:b"), HOUR, 9))
                .containsExactly(movement("b", -5));
    }

    @Test
    void areSentAgainAsTheyWereUnlessTooOld() {
        request("a", "APPLIED", -5L, 2, true);
        request("old", "APPLIED", 7L, 25, true);
        request("zero", "APPLIED", 0L, 2, true);

        assertThat(movements.messages(
                        MovementKind.CORRECTION, List.of("correction:a", "correction:old", "correction:zero"), DAY))
                .containsExactly(CreditMovement.correction(
                        "a", "L-1", "dealer", new Money(Currency.getInstance("USD"), -5), LocalDate.of(2026, 2, 1)));
    }

    @Test
    void areKnownOnceApplied() {
        request("a", "APPLIED", -5L, 0, false);
        request("zero", "APPLIED", 0L, 0, true);
        request("refused", "REFUSED", null, 0, false);
        request("open", "ACCEPTED", null, 0, false);

        assertThat(new AppliedRepayments(account.database)
                        .among(List.of(
                                "correction:a",
                                "a",
                                "reversal:a",
                                "correction:zero",
                                "correction:refused",
                                "correction:open",
                                "correction:none")))
                .containsExactly("correction:a");
    }

    @Test
    void countForTheLineAsIfTheyHadNotBeenMadeWhileUnsent() {
        request("a", "APPLIED", -5L, 0, false);
        request("b", "APPLIED", 12L, 0, false);
        request("sent", "APPLIED", 100L, 0, true);
        request("open", "ACCEPTED", null, 0, false);

        assertThat(movements.principals(List.of("dealer", "other")))
                .containsOnly(Map.entry("dealer", 20_000_000L + 7), Map.entry("other", 0L));
    }
}
