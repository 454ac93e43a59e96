package floorplan.store.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditOutcome;
import floorplan.store.NotYet;
import floorplan.store.database.ClmsDatabase;
import floorplan.store.database.RowLocked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Restores dealers' credit, or uses it again: each message once, many messages in one transaction. */
public final class CreditRestorations {
    private static final Logger LOG = LoggerFactory.getLogger(CreditRestorations.class);

    /**
     * If the lines of at most this many dealers stay locked, only their messages are refused. If more stay locked, the
     * database is busy, and all messages wait in the queue.
     */
    private static final int MOST_LOCKED = 5;

    private final ClmsDatabase database;
    private final Consumer<String> changes;
    private final CreditLog log;

    public CreditRestorations(ClmsDatabase database, Consumer<String> changes) {
        this.changes = changes;
        this.database = database;
        this.log = new CreditLog(database);
    }

    /** The messages among these for which another delivery changes nothing. */
    public Set<String> finished(Collection<String> messageIds) {
        return log.find(messageIds).entrySet().stream()
                .filter(row -> row.getValue().outcome().isFinal())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Carries out the messages without a final outcome, in one transaction. If the database refuses the data of one
     * message, each message gets a transaction of its own, and the others are carried out. A message whose credit line
     * stays locked by another transaction counts as refused and delays no other.
     *
     * @return the refused messages, which leave no trace; all others are carried out or were finished before
     * @throws DataAccessException if the database fails; some messages may be carried out all the same
     * @throws RowLocked if the lines of more than {@link #MOST_LOCKED} dealers stay locked
     */
    public List<RefusedMovement> restore(Collection<CreditMovement> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        Pass first = pass(messages, 0, this::freeLines);
        return first.held().isEmpty()
                ? first.refused()
                : first.and(waitFor(first.held())).refused();
    }

    /**
     * Waits for the locked lines, then carries out the messages whose lines became free: most locks are short, but one
     * of several lines may stay locked.
     */
    private Pass waitFor(List<CreditMovement> held) {
        try {
            return pass(held, 0, this::lines);
        } catch (NotYet locked) {
            Pass free = pass(held, 0, this::freeLines);
            return new Pass(giveUp(free.held(), free.refused()), List.of());
        }
    }

    private static List<RefusedMovement> giveUp(List<CreditMovement> held, List<RefusedMovement> refused) {
        int dealers = dealers(held).size();
        if (dealers > MOST_LOCKED) {
            throw new RowLocked("the credit of " + dealers + " dealers");
        }
        List<RefusedMovement> all = new ArrayList<>(refused);
        held.forEach(message -> all.add(new RefusedMovement(
                message, "the credit line of dealer " + message.dealerId() + " is locked by another transaction")));
        return all;
    }

    /**
     * Carries out one message that has become a dead letter {@code deadLetters} times. Does nothing if it has become
     * one again since.
     *
     * @return why the message was refused; null if it was not
     * @throws NotYet if another transaction keeps the credit line locked
     */
    public @Nullable String restore(CreditMovement message, int deadLetters) {
        return pass(List.of(message), deadLetters, this::lines).refused().stream()
                .map(RefusedMovement::reason)
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns once a dealer's credit line can be locked.
     *
     * @throws NotYet if another transaction keeps it locked
     */
    public void awaitLine(String dealerId) {
        database.inTransaction(() -> {
            lines(Set.of(dealerId));
        });
    }

    private CreditLines lines(Set<String> dealers) {
        return CreditLines.lock(database, changes, dealers);
    }

    private CreditLines freeLines(Set<String> dealers) {
        return CreditLines.lockFree(database, changes, dealers);
    }

    /** @param held messages whose line another transaction holds */
    private record Pass(List<RefusedMovement> refused, List<CreditMovement> held) {
        Pass and(Pass other) {
            return new Pass(concat(refused, other.refused), concat(held, other.held));
        }

        private static <T> List<T> concat(List<T> some, List<T> others) {
            return Stream.concat(some.stream(), others.stream()).toList();
        }
    }

    private Pass pass(Collection<CreditMovement> messages, int deadLetters, Function<Set<String>, CreditLines> lock) {
        try {
            return database.inTransaction(() -> carryOutUnfinished(messages, deadLetters, lock));
        } catch (DataAccessException failure) {
            if (!FaultyData.causes(failure)) {
                throw failure;
            }
            LOG.warn("The database refuses the data of {} messages together", messages.size(), failure);
            if (messages.size() == 1) {
                String reason = String.valueOf(failure.getMostSpecificCause().getMessage());
                return new Pass(List.of(new RefusedMovement(messages.iterator().next(), reason)), List.of());
            }
            return messages.stream()
                    .map(message -> pass(List.of(message), deadLetters, lock))
                    .reduce(new Pass(List.of(), List.of()), Pass::and);
        }
    }

    private Pass carryOutUnfinished(
            Collection<CreditMovement> messages, int deadLetters, Function<Set<String>, CreditLines> lock) {
        CreditLines lines = lock.apply(dealers(messages));
        Set<String> heldLines = lines.heldByOthers(dealers(messages));
        Map<String, CreditMovement> byId = new LinkedHashMap<>();
        List<CreditMovement> held = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        messages.forEach(message -> {
            if (heldLines.contains(message.dealerId())) {
                held.add(message);
            } else {
                byId.putIfAbsent(message.messageId(), message);
                ids.add(message.messageId());
                ids.add(message.sourceId());
            }
        });
        // Read under the lines' locks: of two deliveries of one message, the second finds the first one's row.
        return new Pass(carryOut(byId, new MovedLines(lines, log.find(ids)), lines, deadLetters), held);
    }

    private static Set<String> dealers(Collection<CreditMovement> messages) {
        return messages.stream().map(CreditMovement::dealerId).collect(Collectors.toSet());
    }

    private List<RefusedMovement> carryOut(
            Map<String, CreditMovement> byId, MovedLines movements, CreditLines lines, int deadLetters) {
        List<CreditLog.LoggedOutcome> first = new ArrayList<>();
        List<RefusedMovement> refused = new ArrayList<>();
        byId.forEach((id, message) -> {
            LoggedMovement row = movements.logged(id);
            if (row != null && !isOpen(row, deadLetters)) {
                return;
            }
            switch (movements.move(message)) {
                case MovedLines.Refused no -> refused.add(new RefusedMovement(message, no.reason()));
                case MovedLines.Moved moved -> {
                    if (row == null) {
                        first.add(moved.done());
                    } else {
                        log.update(moved.done(), row);
                    }
                }
            }
        });
        log.insert(first);
        lines.save();
        return refused;
    }

    private static boolean isOpen(LoggedMovement row, int deadLetters) {
        return switch (row.outcome()) {
            case DROPPED -> true;
            case DEAD_LETTER -> row.deadLetters() == deadLetters;
            case RESERVED, RELEASED, RESTORED, REVERSED, CORRECTED, DISCARDED -> false;
        };
    }

    /** Records as dropped the messages of repayments, reversals or corrections that the account side never applied. */
    public void drop(List<CreditMovement> messages) {
        database.inTransaction(() -> {
            Map<String, CreditMovement> unlogged = new LinkedHashMap<>();
            messages.forEach(message -> unlogged.putIfAbsent(message.messageId(), message));
            unlogged.keySet().removeAll(log.find(unlogged.keySet()).keySet());
            log.insert(unlogged.values().stream()
                    .map(message -> CreditLog.LoggedOutcome.as(CreditOutcome.DROPPED, message))
                    .toList());
        });
    }
}
