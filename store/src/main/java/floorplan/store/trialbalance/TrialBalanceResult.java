package floorplan.store.trialbalance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The result of a trial balance.
 *
 * @param closings each account at the end of the date, in cents, debit above zero
 */
record TrialBalanceResult(List<Check> checks, Map<Ledger, BigDecimal> closings) {
    boolean hold() {
        return checks.stream().allMatch(Check::holds);
    }
}
