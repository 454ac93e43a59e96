package floorplan.activities.correction;

import floorplan.domain.correction.AcceptedCorrection;
import floorplan.domain.correction.AcceptedCorrection.CorrectedRate;
import floorplan.domain.correction.AcceptedCorrection.WaivedFees;
import floorplan.domain.correction.CorrectionDecision.RefusedCorrection;
import floorplan.domain.money.Rounding;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds the outcome of each correction request to the audit log, in the transaction of the outcome. */
final class CorrectionAudit {
    private final AuditLog audit;

    CorrectionAudit(AuditLog audit) {
        this.audit = audit;
    }

    /** @param before the rate that held from the corrected date on */
    void rateCorrected(AcceptedCorrection request, String correctionId, BigDecimal before) {
        Map<String, String> after = asked(request);
        after.put("correctionId", correctionId);
        append(request, AuditOutcome.DONE, Map.of("annualRate", before.toPlainString()), after);
    }

    /**
     * @param owed cents of the fee that were owed before
     * @param waived cents of it that are waived; fewer than requested if fewer were owed
     */
    void feesWaived(AcceptedCorrection request, String correctionId, long owed, long waived) {
        Map<String, String> after = asked(request);
        after.put("correctionId", correctionId);
        after.put("amount", units(waived));
        after.put("owed", units(owed - waived));
        append(request, AuditOutcome.DONE, Map.of("owed", units(owed)), after);
    }

    void refused(AcceptedCorrection request, RefusedCorrection refused) {
        Map<String, String> after = asked(request);
        after.put("refused", refused.detail());
        append(request, AuditOutcome.REFUSED, null, after);
    }

    private static Map<String, String> asked(AcceptedCorrection request) {
        Map<String, String> asked = new TreeMap<>();
        asked.put("reason", request.reason());
        switch (request.change()) {
            case CorrectedRate corrected -> {
                asked.put("effectiveFrom", corrected.rate().effectiveFrom().toString());
                asked.put("annualRate", corrected.rate().annualRate().toPlainString());
            }
            case WaivedFees waived -> {
                asked.put(
                        "waived",
                        waived.lateFeeOf() == null ? "penalty interest" : "late fee of " + waived.lateFeeOf());
                if (waived.cents() != null) {
                    asked.put("amount", units(waived.cents()));
                }
            }
        }
        return asked;
    }

    private static String units(long cents) {
        return Rounding.toUnits(cents).toPlainString();
    }

    private void append(
            AcceptedCorrection request,
            AuditOutcome outcome,
            @Nullable Map<String, String> before,
            Map<String, String> after) {
        Action action = request.change() instanceof CorrectedRate ? Action.CORRECT_RATE : Action.WAIVE_FEES;
        audit.append(new AuditEntry(
                request.client(), action, outcome, new Subject("loan", request.loanId()), before, after));
    }
}
