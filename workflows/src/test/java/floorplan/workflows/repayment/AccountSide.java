package floorplan.workflows.repayment;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.loan.LoanType;
import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.RepaymentDecision;
import floorplan.domain.repayment.RepaymentDecision.Applied;
import floorplan.workflows.MovementPayload;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for the servers behind a repayment: it notes each call and its effect, and fails as the test has scripted.
 */
final class AccountSide implements RepaymentSteps {
    private static final Currency CNY = Currency.getInstance("CNY");

    static final AcceptedRepayment REPAYMENT = new AcceptedRepayment(
            "00112233445566778899aabbccddeeff",
            "dealer-portal",
            "order-1",
            "ab".repeat(32),
            "L-1",
            Payer.DEALER,
            new Money(CNY, 1_000_000),
            null,
            Instant.parse("2026-03-10T15:59:59Z"),
            BackDating.NONE);

    /** {@link #REPAYMENT} as its workflow receives it. */
    static final RepaymentPayload ACCEPTED = RepaymentPayload.of(REPAYMENT);

    static final CreditMovement RESTORATION = CreditMovement.restoration(
            REPAYMENT.repaymentId(), "L-1", "D-1", new Money(CNY, 723_449), LocalDate.of(2026, 3, 10));

    static final RepaymentResult APPLIED = RepaymentResult.of(new Applied(LoanType.DEALER, RESTORATION));

    /** The effects of a whole repayment, in order. */
    static final List<String> ALL_DONE = List.of(
            "Log " + REPAYMENT,
            "Apply " + REPAYMENT.repaymentId(),
            "Promote " + RESTORATION,
            "Publish " + RESTORATION,
            "Clear " + REPAYMENT.repaymentId());

    /** The names of the steps that were tried, including failed tries. */
    final List<String> tried = new CopyOnWriteArrayList<>();

    /** The effects of the steps, each with its argument. */
    final List<String> done = new CopyOnWriteArrayList<>();

    /** The latest argument of the first step. */
    volatile RepaymentPayload given = ACCEPTED;

    Logged logged = Logged.KEPT;
    RepaymentDecision decision = new Applied(LoanType.DEALER, RESTORATION);

    /** The differences that {@link #decision} booked; null if it came in time. */
    @Nullable
    String correction;

    private final Map<String, BooleanSupplier> down = new ConcurrentHashMap<>();

    /** Makes a step fail as long as the condition, evaluated at each try, holds. */
    void failWhile(String step, BooleanSupplier isDown) {
        down.put(step, isDown);
    }

    void failTimes(String step, int times) {
        AtomicInteger left = new AtomicInteger(times);
        failWhile(step, () -> left.getAndDecrement() > 0);
    }

    private void step(String name, Object given) {
        tried.add(name);
        if (down.getOrDefault(name, () -> false).getAsBoolean()) {
            throw new IllegalStateException("the server for " + name + " is down");
        }
        done.add(name + " " + given);
    }

    @Override
    public Logged log(RepaymentPayload repayment) {
        given = repayment;
        step("Log", repayment.toDomain());
        return logged;
    }

    @Override
    public DecisionPayload apply(String repaymentId) {
        step("Apply", repaymentId);
        return DecisionPayload.of(decision).correcting(correction);
    }

    @Override
    public void promote(MovementPayload restoration) {
        step("Promote", restoration.toDomain());
    }

    @Override
    public void publish(MovementPayload restoration) {
        step("Publish", restoration.toDomain());
    }

    @Override
    public void clear(String repaymentId) {
        step("Clear", repaymentId);
    }
}
