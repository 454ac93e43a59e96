package floorplan.activities.receiptfile;

import floorplan.activities.repayment.RepaymentDecisions;
import floorplan.domain.money.Money;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.Refusal;
import floorplan.domain.repayment.RefusalReason;
import floorplan.domain.repayment.RepaymentDecision;
import floorplan.store.NotYet;
import floorplan.store.database.AccountDatabase;
import floorplan.store.loan.IncompleteLoan;
import floorplan.store.loan.Loans;
import floorplan.store.message.SendHashes;
import floorplan.store.receipt.Receipts;
import floorplan.store.receiptfile.AppliedLine;
import floorplan.store.receiptfile.FileApplications;
import floorplan.store.receiptfile.FileBookings;
import floorplan.store.receiptfile.FileBookings.HeldFile;
import floorplan.store.receiptfile.MatchedLine;
import floorplan.store.receiptfile.MatchedLine.LineMatch;
import floorplan.store.repayment.FileRepayments;
import floorplan.store.repayment.LoggedRepayment;
import floorplan.store.repayment.RepaymentLog;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionStatus;

/** Applies lines that their chunk could not apply, each in a transaction of its own, like a single repayment. */
final class SingleApplication {
    private static final Logger LOG = LoggerFactory.getLogger(SingleApplication.class);
    private static final int PAGE = 200;

    private final AccountDatabase database;
    private final RepaymentLog log;
    private final Loans loans;
    private final RepaymentDecisions decisions;
    private final AmountRule amounts;
    private final SendHashes hashes;
    private final FileBookings bookings;
    private final FileApplications applications;
    private final FileRepayments rows;
    private final Receipts receipts;

    SingleApplication(
            AccountDatabase database,
            RepaymentLog log,
            Loans loans,
            RepaymentDecisions decisions,
            AmountRule amounts,
            SendHashes hashes) {
        this.database = database;
        this.log = log;
        this.loans = loans;
        this.decisions = decisions;
        this.amounts = amounts;
        this.hashes = hashes;
        this.bookings = new FileBookings(database);
        this.applications = new FileApplications(database);
        this.rows = new FileRepayments(database);
        this.receipts = new Receipts(database);
    }

    /**
     * Tries each waiting line once, in the order of the file. A line that must still wait holds up only the later lines
     * of its loan.
     *
     * @return the reason why lines still wait; null if none waits
     */
    @Nullable
    String applyWaiting(String fileId, long after, Runnable signOfLife) {
        Set<Long> heldLoans = new HashSet<>();
        String first = null;
        int waiting = 0;
        List<MatchedLine> page = waiting(fileId, after);
        while (!page.isEmpty()) {
            for (MatchedLine line : page) {
                signOfLife.run();
                String reason = tryToApply(fileId, line, heldLoans);
                if (reason != null) {
                    waiting++;
                    first = first == null ? "line " + line.line() + ": " + reason : first;
                }
            }
            page = waiting(fileId, page.getLast().line());
        }
        return first == null ? null : "lines that wait: " + waiting + "; " + first;
    }

    private List<MatchedLine> waiting(String fileId, long after) {
        return database.inTransaction(() -> applications.waiting(bookings.hold(fileId), after, PAGE));
    }

    /** @return the reason why the line waits; null if it is done */
    private @Nullable String tryToApply(String fileId, MatchedLine line, Set<Long> heldLoans) {
        LineMatch match = line.match();
        if (match != null && heldLoans.contains(match.loanKey())) {
            return "an earlier line of loan " + match.loanNo() + " waits";
        }
        try {
            apply(fileId, line, match);
            return null;
        } catch (NotYet busy) {
            String reason = String.valueOf(busy.getMessage());
            if (match != null) {
                heldLoans.add(match.loanKey());
            }
            database.inTransaction(() -> applications.postpone(bookings.hold(fileId), Map.of(line.line(), reason)));
            return reason;
        }
    }

    private void apply(String fileId, MatchedLine line, @Nullable LineMatch match) {
        AppliedLine undone;
        try {
            undone = match == null ? unmatched(line) : database.inTransaction(tx -> apply(fileId, line, match, tx));
        } catch (DataIntegrityViolationException
                | IllegalArgumentException
                | ArithmeticException
                | IllegalStateException bad) {
            LOG.error("Line {} of file {} cannot be applied", line.line(), fileId, bad);
            undone = AppliedLine.nothing(
                    line,
                    LineOutcome.NOT_APPLIED,
                    "The loan could not be repaid: " + bad.getClass().getSimpleName());
        }
        if (undone.repaymentId() == null) {
            keep(fileId, undone);
        }
    }

    private static AppliedLine unmatched(MatchedLine line) {
        return AppliedLine.nothing(line, LineOutcome.UNMATCHED, Notes.unmatched(line));
    }

    /** @return the outcome, which is kept already if a repayment took the money; otherwise nothing is changed */
    private AppliedLine apply(String fileId, MatchedLine line, LineMatch match, TransactionStatus transaction) {
        HeldFile file = bookings.hold(fileId);
        AcceptedRepayment repayment = LineRepayment.of(file, line, match);
        AppliedLine outcome = isStillWaiting(file, line)
                ? decide(file, line, match, repayment)
                : AppliedLine.whole(line, repayment.repaymentId());
        if (outcome.repaymentId() == null) {
            transaction.setRollbackOnly();
        }
        return outcome;
    }

    private boolean isStillWaiting(HeldFile file, MatchedLine line) {
        return file.status() == ReceiptFileStatus.BOOKING
                && applications.waiting(file, line.line() - 1, 1).stream().anyMatch(next -> next.line() == line.line());
    }

    private AppliedLine decide(HeldFile file, MatchedLine line, LineMatch match, AcceptedRepayment repayment) {
        log.keep(repayment);
        rows.own(file.seq(), repayment.repaymentId());
        LoggedRepayment logged = log.lock(repayment.repaymentId());
        if (match.rule().comparesAmounts() && !stillFits(line, match)) {
            return AppliedLine.nothing(line, LineOutcome.UNMATCHED, Notes.noLongerEqual(match));
        }
        RepaymentDecision decision = decisions.decide(logged);
        if (decision instanceof Refusal refusal) {
            return refused(line, refusal);
        }
        hashes.prepare(repayment);
        long taken = log.lock(repayment.repaymentId()).request().amount().cents();
        AppliedLine applied = taken == line.amount().cents()
                ? AppliedLine.whole(line, repayment.repaymentId())
                : AppliedLine.part(
                        line,
                        repayment.repaymentId(),
                        Notes.restOf(line, match, new Money(line.amount().currency(), taken)));
        keep(file, applied);
        return applied;
    }

    private boolean stillFits(MatchedLine line, LineMatch match) {
        try {
            return amounts.of(
                            loans.lock(match.loanKey()),
                            match.payer(),
                            line.valueDate(),
                            line.amount().cents())
                    .isPresent();
        } catch (IncompleteLoan damaged) {
            // The decision that follows refuses the repayment and gives the reason.
            return true;
        }
    }

    private static AppliedLine refused(MatchedLine line, Refusal refusal) {
        return refusal.reason() == RefusalReason.MORE_THAN_OPEN
                ? AppliedLine.nothing(line, LineOutcome.USED_OTHERWISE, Notes.usedOtherwise(line.receiptId()))
                : AppliedLine.nothing(line, LineOutcome.NOT_APPLIED, refusal.detail());
    }

    private void keep(String fileId, AppliedLine line) {
        database.inTransaction(() -> {
            HeldFile file = bookings.hold(fileId);
            if (file.status() == ReceiptFileStatus.BOOKING) {
                keep(file, line);
            }
        });
    }

    private void keep(HeldFile file, AppliedLine line) {
        applications.applied(file, List.of(line));
        receipts.explain(AppliedLine.notes(List.of(line)));
    }
}
