package floorplan.store.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditOutcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves credit lines that one transaction holds. A restoration and the reversal of the same repayment cancel out in
 * either order, since each only adds its own signed amount. A reversal that overtakes its restoration uses the line
 * until the restoration comes.
 */
final class MovedLines {
    private final CreditLines lines;
    private final Map<String, LoggedMovement> logged;

    /** @param logged the rows of the messages and of the repayments they are about, read under the lines' locks */
    MovedLines(CreditLines lines, Map<String, LoggedMovement> logged) {
        this.lines = lines;
        this.logged = logged;
    }

    /** The result of carrying out a message. */
    sealed interface MessageResult {}

    record Moved(CreditLog.LoggedOutcome done) implements MessageResult {}

    record Refused(String reason) implements MessageResult {}

    @Nullable
    LoggedMovement logged(String messageId) {
        return logged.get(messageId);
    }

    MessageResult move(CreditMovement message) {
        CreditLine line = lines.of(message.dealerId());
        if (line == null) {
            return new Refused("dealer " + message.dealerId() + " has no credit line: import it, then retry");
        }
        if (!line.currency().equals(message.principal().currency().getCurrencyCode())) {
            return new Refused("the credit line of dealer " + line.dealerId() + " is in " + line.currency()
                    + ", but the message's principal is " + message.principal());
        }
        return switch (message.kind()) {
            case RESTORATION -> restore(line, message, CreditOutcome.RESTORED);
            case REVERSAL -> takeAgain(line, message);
            case CORRECTION -> restore(line, message, CreditOutcome.CORRECTED);
        };
    }

    private MessageResult restore(CreditLine line, CreditMovement message, CreditOutcome outcome) {
        long cents = message.principal().cents();
        return cents < 0 ? useAgain(line, message, outcome) : giveBack(line, message, cents, outcome);
    }

    private MessageResult giveBack(CreditLine line, CreditMovement message, long cents, CreditOutcome outcome) {
        if (cents > line.used()) {
            return new Refused("dealer " + line.dealerId() + " uses " + Cents.text(line.used(), line.currency())
                    + " of its credit, so " + message.principal() + " cannot be restored");
        }
        lines.use(line, -cents);
        return new Moved(CreditLog.LoggedOutcome.as(outcome, message));
    }

    private MessageResult takeAgain(CreditLine line, CreditMovement message) {
        LoggedMovement restoration = logged.get(message.sourceId());
        CreditOutcome given = restoration == null ? CreditOutcome.DROPPED : restoration.outcome();
        if (given == CreditOutcome.DEAD_LETTER) {
            return new Refused("the credit of repayment " + message.sourceId()
                    + " is not restored yet: decide about its own dead letter first, then retry this one");
        }
        if (given == CreditOutcome.DISCARDED) {
            return new Moved(new CreditLog.LoggedOutcome(
                    message, CreditOutcome.DISCARDED, null, "the repayment's credit was never restored"));
        }
        long cents = message.principal().cents();
        if (cents < 0) {
            return giveBack(line, message, -cents, CreditOutcome.REVERSED);
        }
        lines.use(line, cents);
        // A reversal that overtook its restoration leaves the used amount unchanged once the restoration has come.
        long used = given == CreditOutcome.RESTORED ? Math.addExact(line.used(), cents) : line.used();
        return new Moved(new CreditLog.LoggedOutcome(message, CreditOutcome.REVERSED, beyondLimit(line, used), null));
    }

    private Moved useAgain(CreditLine line, CreditMovement message, CreditOutcome outcome) {
        long more = Math.negateExact(message.principal().cents());
        lines.use(line, more);
        Long beyond = beyondLimit(line, Math.addExact(line.used(), more));
        return new Moved(new CreditLog.LoggedOutcome(message, outcome, beyond, null));
    }

    private static @Nullable Long beyondLimit(CreditLine line, long used) {
        return used > line.limit() ? used - line.limit() : null;
    }
}
