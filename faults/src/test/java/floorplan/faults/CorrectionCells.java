package floorplan.faults;

import static floorplan.store.Patience.await;

import floorplan.api.system.MoneyInvariants;
import floorplan.api.system.RunningSystem.Answer;
import floorplan.devstack.Server;
import floorplan.devstack.TestStack;
import floorplan.faults.Cell.Layout;
import floorplan.faults.Client.Application;
import floorplan.faults.Client.Asked;
import floorplan.faults.Client.CorrectedRate;
import floorplan.faults.Client.Request;
import floorplan.faults.Client.Reversal;
import floorplan.faults.Client.WaivedFee;
import floorplan.faults.KilledCells.KilledStep;
import floorplan.faults.Trap.Moment;
import floorplan.store.message.CreditPublisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Faults while late repayments, reversals of both kinds, corrected rates and a waiver are carried out, each on a loan
 * with a repayment.
 */
final class CorrectionCells {
    private static final int LOANS = 6;

    /** Types of which a dealer owes interest, so that a corrected rate changes the principal. */
    private static final List<String> TYPES = List.of("DEALER", "SPLIT");

    /** The corrections of a loan that move its dealer's credit. A waiver moves none, and sends no message. */
    private static final List<BiFunction<Trial, String, Asked>> MOVING_CREDIT = List.of(
            (trial, loan) -> trial.client.late(loan, trial.cents()),
            (trial, loan) -> trial.client.reversal(repaymentOf(trial, loan), "BOUNCED"),
            CorrectionCells::rate,
            (trial, loan) -> trial.client.reversal(repaymentOf(trial, loan), "MISPOSTED"));

    private CorrectionCells() {}

    static List<Cell> all() {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of("correct / MySQL down", CorrectionCells::mysqlDown),
                Cell.of("correct / Redis emptied", CorrectionCells::redisEmptied),
                Cell.of("correct / RabbitMQ down at publish", CorrectionCells::rabbitDown),
                Cell.of("correct / Temporal's history lost", CorrectionCells::historiesLost),
                Cell.of("correct / clms restored from an older backup", CorrectionCells::creditRestored),
                Cell.of("correct / all kinds and a repayment at once on one loan", CorrectionCells::atOnce)));
        for (Layout layout : Layout.values()) {
            String where = "correct / " + (layout == Layout.IN_API ? "API" : "worker") + " killed ";
            cells.add(Cell.of(where + "before each step", trial -> kill(trial, Moment.BEFORE))
                    .in(layout));
            cells.add(Cell.of(where + "after each step, before it is reported", trial -> kill(trial, Moment.AFTER))
                    .in(layout));
        }
        return List.copyOf(cells);
    }

    private static void settle(Trial trial) {
        await("both sides done")
                .until(() -> MoneyInvariants.quiet(trial.system)
                        && trial.rig.running().isEmpty());
    }

    /**
     * Repays each of some loans once, waits until both sides know, and prepares a correction of each loan. The kinds
     * that move credit take turns. The third or fourth correction is a waiver; its loan repays too little to pay its
     * late fee.
     *
     * @param count at least 4
     */
    private static List<Asked> corrections(Trial trial, int count) {
        int waived = 2 + trial.random.nextInt(2);
        List<String> loans = trial.loans(count, TYPES);
        for (String loan : loans) {
            trial.client.insist(trial.client.request(loan, loan.equals(loans.get(waived)) ? 1_00 : trial.cents()));
        }
        trial.client.awaitAnswers();
        settle(trial);
        List<Asked> corrections = new ArrayList<>();
        int kind = trial.random.nextInt(MOVING_CREDIT.size());
        for (String loan : loans) {
            corrections.add(
                    corrections.size() == waived
                            ? trial.client.waiver(loan)
                            : MOVING_CREDIT.get(kind++ % MOVING_CREDIT.size()).apply(trial, loan));
        }
        return corrections;
    }

    private static Asked rate(Trial trial, String loan) {
        return trial.client.rate(loan, trial.random.nextBoolean() ? "0.069" : "0.075");
    }

    private static String repaymentOf(Trial trial, String loan) {
        return trial.system
                .account
                .sql("SELECT MIN(id) FROM repayment_log WHERE loan_no = :loan")
                .param("loan", loan)
                .query(String.class)
                .single();
    }

    private static List<String> logged(Asked correction) {
        return Words.logged(
                switch (correction) {
                    case Request repayment -> "repayment_log";
                    case Reversal reversal -> "reversal_log";
                    case CorrectedRate rate -> "correction_request";
                    case WaivedFee waiver -> "correction_request";
                    case Application application -> "repayment_log";
                });
    }

    private static List<String> published(Asked correction) {
        return List.of(
                switch (correction) {
                    case Request repayment -> CreditPublisher.APPLIED;
                    case Reversal reversal -> CreditPublisher.REVERSED;
                    case CorrectedRate rate -> CreditPublisher.CORRECTED;
                    case WaivedFee waiver -> throw new IllegalArgumentException("a waiver sends no message");
                    case Application application -> CreditPublisher.APPLIED;
                });
    }

    /**
     * Two kills, which meet a correction at each step. A held commit locks the end of the audit log, so no other
     * correction gets as far as Redis meanwhile.
     */
    private static void kill(Trial trial, Moment moment) {
        List<Asked> corrections = corrections(trial, 5);
        List<KilledStep> steps = List.of(
                KilledStep.of(Wires::account, Words.SENT),
                KilledStep.of(Wires::rabbit, published(corrections.get(1))),
                KilledStep.of(Wires::account, logged(corrections.get(2))),
                KilledStep.of(Wires::account, Words.CORRECTED));
        KilledCells.kill(trial, moment, steps, corrections.subList(0, 4));
        KilledCells.kill(trial, moment, List.of(KilledStep.of(Wires::redis, Words.PROMOTE)), corrections.subList(4, 5));
    }

    /** The database is killed while a correction is held at one of its transactions. */
    private static void mysqlDown(Trial trial) {
        List<Asked> corrections = corrections(trial, LOANS);
        List<String> words = switch (trial.random.nextInt(3)) {
            case 0 -> logged(corrections.getFirst());
            case 1 -> Words.CORRECTED;
            default -> Words.SENT;
        };
        Moment moment = trial.random.nextBoolean() ? Moment.BEFORE : Moment.AFTER;
        Trap trap = trial.rig.hostWires().account().set(new Trap(moment, 0, words));
        corrections.forEach(trial.client::insist);
        trap.awaitSprung();
        trial.rig.stack.kill(Server.MARIADB);
        trap.lose();
        await("the UI tells what one waits for")
                .until(() -> trial.rig.running().stream().anyMatch(trial.rig::waitsVisibly));
        trial.sleepUpTo(Duration.ofSeconds(5));
        TestStack.get();
        trial.client.awaitAnswers();
    }

    private static void redisEmptied(Trial trial) {
        List<Asked> corrections = corrections(trial, LOANS);
        Wires wires = trial.rig.hostWires();
        Trap trap = trial.random.nextBoolean()
                ? wires.rabbit().set(new Trap(Moment.BEFORE, 0, published(corrections.getFirst())))
                : wires.redis().set(new Trap(Moment.BEFORE, trial.random.nextInt(LOANS - 1), Words.PROMOTE));
        corrections.forEach(trial.client::insist);
        trap.awaitSprung();
        trial.rig.stack.wipeRedis();
        trap.letGo();
        trial.client.awaitAnswers();
    }

    private static void rabbitDown(Trial trial) {
        List<Asked> corrections = corrections(trial, LOANS);
        trial.rig.stack.kill(Server.RABBITMQ);
        corrections.forEach(trial.client::insist);
        await("all applied").until(() -> trial.account("SELECT COUNT(*) FROM correction") == LOANS);
        Trial.sleep(Duration.ofSeconds(2));
        trial.sleepUpTo(Duration.ofSeconds(3));
        long sent = trial.account("""
                SELECT (SELECT COUNT(*) FROM repayment_log WHERE correction_seq IS NOT NULL AND sent_at IS NOT NULL)
                    + (SELECT COUNT(*) FROM reversal_log WHERE sent_at IS NOT NULL)
                    + (SELECT COUNT(*) FROM correction_request WHERE sent_at IS NOT NULL AND credit <> 0)
                """);
        trial.require(sent == 0, sent + " are marked as sent, and the broker has confirmed none");
        TestStack.get();
        trial.client.awaitAnswers();
    }

    /**
     * Either each correction that sends a message is held before it is marked as sent, or one is held at its commit and
     * the others wait for it. Then Temporal's histories are lost, and the process is killed: only the sweep can carry
     * them on.
     */
    private static void historiesLost(Trial trial) {
        List<Asked> corrections = corrections(trial, LOANS);
        boolean allSent = trial.random.nextBoolean();
        Wire account = trial.rig.hostWires().account();
        List<Trap> traps = IntStream.range(0, allSent ? LOANS - 1 : 1)
                .mapToObj(i -> account.set(new Trap(Moment.BEFORE, 0, allSent ? Words.SENT : Words.CORRECTED)))
                .toList();
        corrections.forEach(trial.client::insist);
        traps.forEach(Trap::awaitSprung);
        await("all logged").until(() -> trial.account("""
                SELECT (SELECT COUNT(*) FROM repayment_log) + (SELECT COUNT(*) FROM reversal_log)
                    + (SELECT COUNT(*) FROM correction_request)
                """) == 2 * LOANS);
        trial.client.giveUp();
        trial.rig.host().kill();
        trial.rig.stack.beginAnew(Server.TEMPORAL);
        traps.forEach(Trap::lose);
        trial.rig.host().startAgain();
        trial.client.awaitAnswers();
    }

    /** Reconciliation sends the messages of the corrections again. */
    private static void creditRestored(Trial trial) {
        List<Asked> corrections = corrections(trial, LOANS);
        Backup backup = Backup.of(trial.rig.stack, "clms");
        corrections.forEach(trial.client::insist);
        trial.client.awaitAnswers();
        settle(trial);
        LostCells.restore(trial, backup);
        trial.require(!MoneyInvariants.quiet(trial.system), "the backup has the corrections");
        Answer found = LostCells.reconcile(trial);
        trial.require(found.body().at("/differences").isEmpty(), "left to a person: " + found.body());
        settle(trial);
    }

    /** Each statement is delayed, so that the corrections of one loan meet. */
    private static void atOnce(Trial trial) {
        String loan = trial.loans(1, TYPES).getFirst();
        trial.client.repay(List.of(loan), trial.cents());
        trial.client.awaitAnswers();
        settle(trial);
        List<Asked> requests = new ArrayList<>(List.of(
                trial.client.late(loan, trial.cents()),
                trial.client.late(loan, trial.cents()),
                trial.client.reversal(repaymentOf(trial, loan), trial.random.nextBoolean() ? "BOUNCED" : "MISPOSTED"),
                rate(trial, loan),
                trial.client.waiver(loan),
                trial.client.request(loan, trial.cents())));
        Collections.shuffle(requests, trial.random);
        Wire account = trial.rig.hostWires().account();
        account.delay(Duration.ofMillis(5));
        requests.forEach(trial.client::insist);
        trial.client.awaitAnswers();
        account.heal();
        settle(trial);
        // All but the repayment in time, and the waiver if the fee is paid when it comes.
        long made = trial.account("""
                SELECT (SELECT COUNT(*) FROM correction)
                    + (SELECT COUNT(*) FROM correction_request WHERE status = 'REFUSED' AND kind = 'WAIVER')
                """);
        trial.require(made == requests.size() - 1, made + " corrections by " + trial.client.beliefs());
    }
}
