package floorplan.store.credit;

import static floorplan.store.credit.TestCredit.correction;
import static floorplan.store.credit.TestCredit.restoration;
import static floorplan.store.credit.TestCredit.reversal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.Decision;
import floorplan.domain.reconcile.CreditLineSum;
import floorplan.store.audit.AuditLog;
import floorplan.store.credit.CreditViews.LineMovement;
import floorplan.store.credit.CreditViews.LogPosition;
import floorplan.store.reconcile.CreditSums;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credit that a requested correction restores or uses again. */
class CorrectedCreditIT {
    private static final CreditMovement RESTORES = correction("up", "d1", 300);
    private static final CreditMovement USES = correction("down", "d1", -200);

    private TestCredit credit;
    private CreditRestorations restorations;
    private DeadLetters deadLetters;
    private DeadLetterDecisions operator;

    @BeforeEach
    void start() {
        credit = new TestCredit();
        restorations = new CreditRestorations(credit.worker, dealer -> {});
        deadLetters = new DeadLetters(credit.worker);
        operator = new DeadLetterDecisions(credit.api, new AuditLog(credit.api));
        credit.line("d1", "CNY", 50_000, 49_900);
    }

    private CreditLineSum sum() {
        return new CreditSums(credit.worker).linesOf(List.of("d1")).getFirst();
    }

    private long beyondLimit(String messageId) {
        return credit.longOf("SELECT COALESCE(beyond_limit, 0) FROM credit_log WHERE message_id = ?", messageId);
    }

    @Test
    void movesTheLineAsItsSignSaysOnceHoweverOftenItComes() {
        assertThat(restorations.restore(List.of(RESTORES, RESTORES))).isEmpty();
        assertThat(credit.used("d1")).isEqualTo(49_600);

        assertThat(restorations.restore(List.of(USES, RESTORES, USES))).isEmpty();
        assertThat(restorations.restore(List.of(USES))).isEmpty();

        assertThat(credit.used("d1")).isEqualTo(49_800);
        assertThat(credit.outcome("correction:up")).isEqualTo("CORRECTED");
        assertThat(credit.outcome("correction:down")).isEqualTo("CORRECTED");
        assertThat(beyondLimit("correction:down")).isZero();
        assertThat(restorations.finished(List.of("correction:up", "up"))).containsExactly("correction:up");
        assertThat(sum().moved()).isEqualTo(-100);
        assertThat(sum().held()).isZero();
    }

    @Test
    void usesTheLineEvenBeyondItsLimitAndSaysByHowMuch() {
        assertThat(restorations.restore(List.of(USES))).isEmpty();

        assertThat(credit.used("d1")).isEqualTo(50_100);
        assertThat(beyondLimit("correction:down")).isEqualTo(100);
        assertThat(sum().reversedBeyondLimit()).isTrue();
    }

    /** The late repayment is of a loan from which money was taken back before there were corrections. */
    @Test
    void usesTheLineAgainByALateRepaymentThatLeavesLessRepaidUntilItIsReversed() {
        CreditMovement late = restoration("late", "d1", -200);
        CreditMovement bounced = reversal("late", "d1", -200);

        assertThat(restorations.restore(List.of(late, late))).isEmpty();

        assertThat(credit.used("d1")).isEqualTo(50_100);
        assertThat(beyondLimit("late")).isEqualTo(100);
        assertThat(sum().moved()).isEqualTo(200);
        assertThat(restorations.restore(List.of(bounced, late))).isEmpty();
        assertThat(credit.used("d1")).isEqualTo(49_900);
        assertThat(credit.outcome("late")).isEqualTo("RESTORED");
        assertThat(credit.outcome("reversal:late")).isEqualTo("REVERSED");
        assertThat(sum().moved()).isZero();
    }

    @Test
    void restoresNoMoreThanIsUsed() {
        assertThat(restorations.restore(List.of(correction("up", "d1", 49_901))))
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains("cannot be restored"));
        assertThat(credit.used("d1")).isEqualTo(49_900);
        assertThat(restorations.restore(List.of(correction("up", "d1", 49_900))))
                .isEmpty();
        assertThat(credit.used("d1")).isZero();
    }

    @Test
    void isApartFromARepaymentWithTheSameId() {
        deadLetters.deadLetter("up", restoration("up", "d1", 100), 1, "planted");

        assertThat(restorations.restore(List.of(RESTORES))).isEmpty();

        assertThat(credit.used("d1")).isEqualTo(49_600);
        assertThat(credit.outcome("up")).isEqualTo("DEAD_LETTER");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void comesOutTheSameInAnyOrderAndInAnyBatches(long seed) {
        List<CreditMovement> messages = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            messages.add(restoration("r" + i, "d1", 10 + i));
            messages.add(correction("r" + i, "d1", i % 2 == 0 ? i + 1 : -i));
        }
        messages.addAll(messages.subList(0, 30));
        Random random = new Random(seed);
        Collections.shuffle(messages, random);
        for (int from = 0; from < messages.size(); ) {
            int to = Math.min(messages.size(), from + 1 + random.nextInt(9));
            assertThat(restorations.restore(messages.subList(from, to))).isEmpty();
            from = to;
        }

        assertThat(credit.used("d1")).isEqualTo(49_900 - 40 * 10 - 780 - 400 + 400);
        assertThat(sum().moved()).isEqualTo(sum().used() - 49_900);
    }

    @Test
    void isCarriedOutOnceWhenAPersonHasItTriedAgain() {
        deadLetters.deadLetter("correction:down", USES, 1, "planted");
        assertThat(operator.find("correction:down").orElseThrow().movement()).isEqualTo(USES);
        assertThat(sum().held()).isEqualTo(-200);

        assertThat(restorations.restore(List.of(USES))).isEmpty();
        assertThat(credit.used("d1")).as("another delivery").isEqualTo(49_900);
        assertThat(operator.decide("correction:down", Decision.RETRY, "p", "mended"))
                .isTrue();
        assertThat(restorations.restore(USES, 1)).isNull();
        assertThat(restorations.restore(USES, 1)).isNull();

        assertThat(credit.used("d1")).isEqualTo(50_100);
        assertThat(credit.outcome("correction:down")).isEqualTo("CORRECTED");
        assertThat(beyondLimit("correction:down")).isEqualTo(100);
        assertThat(sum().held()).isZero();
        assertThat(sum().moved()).isEqualTo(200);
    }

    @Test
    void movesNothingOnceAPersonHasDiscardedItAndIsHeldWithItsSign() {
        for (CreditMovement message : List.of(RESTORES, USES)) {
            deadLetters.deadLetter(message.messageId(), message, 1, "planted");
            operator.decide(message.messageId(), Decision.DISCARD, "p", "not ours");
            deadLetters.discard(message.messageId());
            assertThat(restorations.restore(List.of(message))).isEmpty();
            assertThat(credit.outcome(message.messageId())).isEqualTo("DISCARDED");
        }

        assertThat(credit.used("d1")).isEqualTo(49_900);
        assertThat(sum().moved()).isZero();
        assertThat(sum().held()).isEqualTo(100);
    }

    @Test
    void countsIfTheAccountSideAppliesItAfterItWasDropped() {
        restorations.drop(List.of(USES));
        assertThat(credit.outcome("correction:down")).isEqualTo("DROPPED");
        assertThat(sum().held()).isZero();

        assertThat(restorations.restore(List.of(USES))).isEmpty();
        assertThat(credit.used("d1")).isEqualTo(50_100);
    }

    @Test
    void isListedAmongTheMovementsOfItsLineWithItsSign() {
        restorations.restore(List.of(RESTORES));
        restorations.restore(List.of(USES));

        assertThat(new CreditViews(credit.api).movements("d1", LogPosition.NEWEST, 9))
                .extracting(LineMovement::id, LineMovement::kind, LineMovement::outcome, LineMovement::cents)
                .containsExactlyInAnyOrder(
                        tuple("correction:up", "CORRECTION", CreditOutcome.CORRECTED, 300L),
                        tuple("correction:down", "CORRECTION", CreditOutcome.CORRECTED, -200L));
    }
}
