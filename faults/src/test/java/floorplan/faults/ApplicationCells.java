package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.BankMoney;
import floorplan.api.system.MoneyInvariants;
import floorplan.faults.Cell.Layout;
import floorplan.faults.Client.Application;
import floorplan.faults.KilledCells.KilledStep;
import floorplan.faults.Trap.Moment;
import java.util.ArrayList;
import java.util.List;

/** Faults while loans are repaid from unapplied receipts. */
final class ApplicationCells {
    private static final int RECEIPTS = 5;

    private ApplicationCells() {}

    static List<Cell> all() {
        List<Cell> cells = new ArrayList<>();
        for (Layout layout : Layout.values()) {
            String where = "apply a receipt / " + (layout == Layout.IN_API ? "API" : "worker") + " killed ";
            cells.add(Cell.of(where + "before each step", trial -> kill(trial, Moment.BEFORE))
                    .in(layout));
            cells.add(Cell.of(where + "after each step, before it is reported", trial -> kill(trial, Moment.AFTER))
                    .in(layout));
        }
        return List.copyOf(cells);
    }

    /**
     * Two kills, which meet an application at each step. A held commit of one locks the end of the audit log, so no
     * other application gets as far as Redis meanwhile.
     */
    private static void kill(Trial trial, Moment moment) {
        List<Application> applications = applications(trial);
        List<KilledStep> steps = List.of(
                KilledStep.of(Wires::account, Words.SENT),
                KilledStep.of(Wires::rabbit, Words.PUBLISH),
                KilledStep.of(Wires::account, Words.LOGGED),
                KilledStep.of(Wires::account, Words.APPLIED));
        KilledCells.kill(trial, moment, steps, applications.subList(0, 4));
        KilledCells.kill(
                trial, moment, List.of(KilledStep.of(Wires::redis, Words.PROMOTE)), applications.subList(4, RECEIPTS));
        await("both sides done")
                .until(() -> MoneyInvariants.quiet(trial.system)
                        && trial.rig.running().isEmpty());
        long left = trial.account("SELECT SUM(amount - open_amount) FROM receipt");
        long applied = trial.account(
                "SELECT SUM(amount) FROM repayment_log WHERE receipt_id IS NOT NULL AND status = 'APPLIED'");
        trial.require(left == applied, left + " cents have left the receipts, but " + applied + " have been applied");
    }

    /** Applies a part of each of some receipts to a loan of its own. */
    private static List<Application> applications(Trial trial) {
        List<Application> applications = new ArrayList<>();
        for (String loan : trial.loans(RECEIPTS)) {
            String receipt = "%032x".formatted(applications.size() + 1);
            long cents = trial.cents();
            BankMoney.receive(trial.system.account, receipt, 2 * cents);
            applications.add(trial.client.application(receipt, loan, cents));
        }
        return applications;
    }
}
