package floorplan.workflows.correction;

import floorplan.domain.correction.CorrectionDecision.CorrectionRefusal;
import floorplan.domain.credit.CreditMovement;
import floorplan.domain.money.Money;
import floorplan.workflows.MovementPayload;
import floorplan.workflows.ScriptedSending;
import floorplan.workflows.correction.CorrectionResult.CorrectionOutcome;
import floorplan.workflows.repayment.RepaymentSteps;
import floorplan.workflows.repayment.RepaymentSteps.Logged;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stand-in for the servers behind a correction: it notes each effect and fails as often as the test has scripted. */
final class CorrectionSide implements CorrectionSteps {
    static final CorrectionResult APPLIED = new CorrectionResult(
            CorrectionOutcome.APPLIED,
            null,
            "Correction L-1:1.",
            MovementPayload.of(CreditMovement.correction(
                    "00112233445566778899aabbccddeeff",
                    "L-1",
                    "D-1",
                    new Money(Currency.getInstance("CNY"), -1_230),
                    LocalDate.of(2026, 2, 1))));
    static final CorrectionResult WITHOUT_CREDIT =
            new CorrectionResult(CorrectionOutcome.APPLIED, null, "Correction L-1:1.", null);
    static final CorrectionResult REFUSED = new CorrectionResult(
            CorrectionOutcome.REFUSED, CorrectionRefusal.NOTHING_TO_WAIVE, "Loan L-1 owes no late fee.", null);

    final List<String> done = new CopyOnWriteArrayList<>();
    final Map<String, Integer> failures = new ConcurrentHashMap<>();
    volatile Logged logged = Logged.KEPT;
    volatile CorrectionResult result = APPLIED;

    private void step(String name, Object given) {
        if (failures.merge(name, -1, Integer::sum) >= 0) {
            throw new IllegalStateException("the server for " + name + " is down");
        }
        done.add(name + " " + given);
    }

    @Override
    public Logged log(CorrectionPayload correction) {
        step("log", correction.id());
        return logged;
    }

    @Override
    public CorrectionResult apply(String id) {
        step("apply", id);
        return result;
    }

    @Override
    public void clear(String id) {
        step("clear", id);
    }

    /** The steps that a correction shares with a repayment. */
    RepaymentSteps sending() {
        return new ScriptedSending(this::step);
    }
}
