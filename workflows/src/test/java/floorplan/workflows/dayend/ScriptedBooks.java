package floorplan.workflows.dayend;

import static floorplan.workflows.RealTimePatience.await;

import floorplan.domain.dayend.DayEndStatus;
import floorplan.domain.loan.LoanType;
import io.temporal.activity.Activity;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A stand-in for the books: it notes each call and answers as the test has scripted. */
final class ScriptedBooks implements DayEndSteps, DayEndLaunchSteps {
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Runnable> meanwhile = new HashMap<>();
    private final Map<LoanType, Deque<RangePlan>> plans = new EnumMap<>(LoanType.class);
    private final Deque<DayEndStatus> outcomes = new ArrayDeque<>();
    private final Deque<List<LocalDate>> unsettled = new ArrayDeque<>();
    private int timesLoansAppear;

    private boolean closed;
    private @Nullable DayEndStatus status;
    private boolean accepted;

    synchronized void failTimes(String step, int times) {
        failures.put(step, times);
    }

    /** Runs an action at each call of the step, before the step answers. */
    synchronized void meanwhile(String step, Runnable happening) {
        meanwhile.put(step, happening);
    }

    /** Sets the next plans of a type. After these, nothing is left to do. */
    synchronized void plan(LoanType type, RangePlan... next) {
        plans.computeIfAbsent(type, t -> new ArrayDeque<>()).addAll(Arrays.asList(next));
    }

    /** Sets the results of the next trial balances. After these, the result is BALANCED. */
    synchronized void trialBalances(DayEndStatus... next) {
        outcomes.addAll(Arrays.asList(next));
    }

    synchronized void loansAppear(int times) {
        timesLoansAppear = times;
    }

    synchronized void alreadyClosed(@Nullable DayEndStatus checked) {
        closed = true;
        status = checked;
    }

    synchronized void accept() {
        accepted = true;
    }

    /** Sets the unsettled dates that the next look finds. Later looks find none. */
    synchronized void findUnsettled(List<LocalDate> dates) {
        unsettled.add(dates);
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    synchronized void forgetAsked() {
        asked.clear();
    }

    synchronized long timesAsked(String step) {
        return asked.stream().filter(a -> a.startsWith(step)).count();
    }

    private void ask(String step, String what) {
        Runnable happening;
        synchronized (this) {
            asked.add(what.isEmpty() ? step : step + " " + what);
            happening = meanwhile.getOrDefault(step, () -> {});
            if (failures.merge(step, -1, Integer::sum) >= 0) {
                throw new IllegalStateException("the server for " + step + " is down");
            }
        }
        happening.run();
    }

    /** Keeps a step running, with heartbeats, until the condition holds. */
    static void hold(BooleanSupplier condition) {
        await("the end of the hold").pollInSameThread().until(() -> {
            Activity.getExecutionContext().heartbeat(null);
            return condition.getAsBoolean();
        });
    }

    @Override
    public DayEndStanding begin(LocalDate date) {
        ask("begin", "");
        return standing();
    }

    private synchronized DayEndStanding standing() {
        return new DayEndStanding(closed, status, accepted);
    }

    @Override
    public RangePlan plan(LocalDate date, LoanType loanType) {
        ask("plan", loanType.name());
        synchronized (this) {
            RangePlan next = plans.getOrDefault(loanType, new ArrayDeque<>()).pollFirst();
            return next == null ? new RangePlan(List.of(), 1) : next;
        }
    }

    @Override
    public RangeResult accrueRange(LocalDate date, LoanRange range) {
        ask("accrueRange", range.loanType() + " " + range.firstId());
        return new RangeResult(range.eligible() - 1, 1);
    }

    @Override
    public boolean moveOpenDate(LocalDate date) {
        ask("moveOpenDate", "");
        synchronized (this) {
            closed = timesLoansAppear-- <= 0;
            return closed;
        }
    }

    @Override
    public void retryFailures(LocalDate date) {
        ask("retryFailures", "");
    }

    @Override
    public DayEndStanding trialBalance(LocalDate date) {
        ask("trialBalance", "");
        synchronized (this) {
            status = outcomes.isEmpty() ? DayEndStatus.BALANCED : outcomes.removeFirst();
            return standing();
        }
    }

    @Override
    public List<LocalDate> unsettledDates(LocalDate through) {
        ask("unsettledDates", through.toString());
        synchronized (this) {
            return unsettled.isEmpty() ? List.of() : unsettled.removeFirst();
        }
    }

    @Override
    public void startOrJoin(LocalDate date) {
        ask("startOrJoin", date.toString());
    }
}
