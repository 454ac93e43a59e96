package floorplan.workflows.imports;

import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.domain.imports.NewLoansOfDealer;
import floorplan.workflows.credit.CreditReservations;
import floorplan.workflows.credit.DealerAmount;
import floorplan.workflows.credit.LimitRefusal;
import floorplan.workflows.credit.ReservationRefusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stand-in for the account side and the credit side: it notes each call and answers as the test has scripted. */
final class BothSides implements ImportSteps, CreditReservations {
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final List<LineReason> reasons = Collections.synchronizedList(new ArrayList<>());

    /** The number of times that a step still fails, by its name. */
    final Map<String, Integer> failures = Collections.synchronizedMap(new HashMap<>());

    ImportStatus begun = ImportStatus.RUNNING;
    boolean claimed = true;
    List<NewLoansOfDealer> newLoans = List.of();
    List<ReservationRefusal> reservationRefusals = List.of();
    List<LimitRefusal> limitRefusals = List.of();

    private void ask(String step, String what) {
        asked.add(what.isEmpty() ? step : step + " " + what);
        if (failures.merge(step, -1, Integer::sum) >= 0) {
            throw new IllegalStateException("the server for " + step + " is down");
        }
    }

    @Override
    public ImportStatus begin(String importId) {
        ask("begin", "");
        return begun;
    }

    @Override
    public boolean claimLoans(String importId) {
        ask("claim", "");
        return claimed;
    }

    @Override
    public List<NewLoansOfDealer> addUpNewLoans(String importId, String afterDealer) {
        ask("addUp", "after '" + afterDealer + "'");
        return newLoans.stream()
                .filter(d -> d.dealerId().compareTo(afterDealer) > 0)
                .limit(DEALERS_A_PAGE)
                .toList();
    }

    @Override
    public void complete(String importId) {
        ask("complete", "");
    }

    @Override
    public void refuse(String importId, List<LineReason> reasons) {
        ask("refuse", "");
        this.reasons.addAll(reasons);
    }

    @Override
    public void giveBackLoans(String importId) {
        ask("giveBack", "");
    }

    @Override
    public void forgetStagedLoans(String importId) {
        ask("forget", "");
    }

    @Override
    public List<ReservationRefusal> reserve(String importId, List<DealerAmount> amounts) {
        ask("reserve", amounts.getFirst().dealerId() + ".." + amounts.getLast().dealerId());
        return reservationRefusals.stream()
                .filter(r -> amounts.stream().anyMatch(a -> a.dealerId().equals(r.dealerId())))
                .toList();
    }

    @Override
    public List<ReservationRefusal> reserveAgain(String importId, List<DealerAmount> amounts) {
        throw new UnsupportedOperationException("an import reserves once");
    }

    @Override
    public void release(String importId, List<String> dealerIds) {
        ask("release", dealerIds.getFirst() + ".." + dealerIds.getLast());
    }

    @Override
    public List<LimitRefusal> setLimits(String importId, @Nullable String by) {
        ask("setLimits", "for " + by);
        return limitRefusals;
    }

    @Override
    public void forgetLimits(String importId) {
        ask("forgetLimits", "");
    }
}
