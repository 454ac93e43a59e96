package floorplan.workflows.reversal;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import floorplan.workflows.ScriptedSending;
import floorplan.workflows.repayment.RepaymentSteps;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stand-in for the servers behind a reversal: it notes each effect and fails as often as the test has scripted. */
final class BouncedSide implements ReversalSteps {
    static final CreditMovement MOVEMENT = CreditMovement.reversal(
            "00112233445566778899aabbccddeeff",
            "L-1",
            "D-1",
            new Money(Currency.getInstance("CNY"), 723_449),
            LocalDate.of(2026, 3, 11));

    static final String CORRECTION =
            "Correction L-1:2: late fee 200.00, interest of the dealer 31.83 and of the manufacturer 0.00, "
                    + "penalty 10.82; credit -7234.49. GET /v1/loans/L-1/corrections has every difference.";

    final List<String> done = new CopyOnWriteArrayList<>();
    final Map<String, Integer> failures = new ConcurrentHashMap<>();
    boolean applied = true;

    private void step(String name, Object given) {
        if (failures.merge(name, -1, Integer::sum) >= 0) {
            throw new IllegalStateException("the server for " + name + " is down");
        }
        done.add(name + " " + given);
    }

    @Override
    public boolean log(ReversalPayload reversal) {
        step("log", reversal.repaymentId());
        return applied;
    }

    @Override
    public AppliedReversal apply(String repaymentId) {
        step("apply", repaymentId);
        return AppliedReversal.of(MOVEMENT, CORRECTION);
    }

    @Override
    public void clear(String repaymentId) {
        step("clear", repaymentId);
    }

    /** The steps that a reversal shares with a repayment. */
    RepaymentSteps sending() {
        return new ScriptedSending(this::step);
    }
}
