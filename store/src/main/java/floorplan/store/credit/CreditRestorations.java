package floorplan.store.credit;

import floorplan.domain.credit.CreditMovement;
import floorplan.domain.credit.CreditOutcome;
import floorplan.store.database.ClmsDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Gives dealers their credit back, or takes it again for a reversal: each message once, many messages in one transaction. */
public final class CreditRestorations {
    private static final Logger LOG = LoggerFactory.getLogger(CreditRestorations.class);

    private final ClmsDatabase database;
    private final Consumer<String> changes;
    private final CreditLog log;

    public CreditRestorations(ClmsDatabase database, Consumer<String> changes) {
        this.changes = changes;
        this.database = database;
        this.log = new CreditLog(database);
    }

    /** Those of the messages for which another delivery changes nothing. */
    public Set<String> finished(Collection<String> messageIds) {
        return log.find(messageIds).entrySet().stream()
                .filter(row -> row.getValue().outcome().isFinal())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Carries out what has no final outcome yet, in one transaction. When the database refuses the data of one message, each is carried out alone, so that it costs no other.
     *
     * @return those refused, nothing of which is kept; all others are carried out or were finished before
     * @throws DataAccessException when the database is not to be had; nothing may be assumed then
     */
    public List<RefusedMovement> restore(Collection<CreditMovement> messages) {
        return messages.isEmpty() ? List.of() : restore(messages, 0);
    }

    /**
     * Restores one message that has become a dead letter so many times before; once it has become one again meanwhile, nothing happens.
     *
     * @return why it was refused, or null
     */
    public @Nullable String restore(CreditMovement message, int deadLetters) {
        return restore(List.of(message), deadLetters).stream()
                .map(RefusedMovement::reason)
                .findFirst()
                .orElse(null);
    }

    private List<RefusedMovement> restore(Collection<CreditMovement> messages, int deadLetters) {
        try {
            return inTransaction(messages, deadLetters);
        } catch (DataAccessException failure) {
            if (!FaultyData.causes(failure)) {
                throw failure;
            }
            LOG.warn("The database refuses the data of {} messages together", messages.size(), failure);
            if (messages.size() == 1) {
                String reason = String.valueOf(failure.getMostSpecificCause().getMessage());
                return List.of(new RefusedMovement(messages.iterator().next(), reason));
            }
            return messages.stream()
                    .flatMap(message -> restore(List.of(message), deadLetters).stream())
                    .toList();
        }
    }

    private List<RefusedMovement> inTransaction(Collection<CreditMovement> messages, int deadLetters) {
        return database.inTransaction(() -> carryOutUnfinished(messages, deadLetters));
    }

    private List<RefusedMovement> carryOutUnfinished(Collection<CreditMovement> messages, int deadLetters) {
        Map<String, CreditMovement> byId = new LinkedHashMap<>();
        Set<String> dealers = new HashSet<>();
        Set<String> ids = new HashSet<>();
        messages.forEach(message -> {
            byId.putIfAbsent(message.messageId(), message);
            dealers.add(message.dealerId());
            ids.add(message.messageId());
            ids.add(message.repaymentId());
        });
        CreditLines lines = CreditLines.lock(database, changes, dealers);
        // Read under the lines' locks: of two deliveries of one message, the second finds the first one's row.
        MovedLines movements = new MovedLines(lines, log.find(ids));
        List<CreditLog.Done> first = new ArrayList<>();
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
            case RESERVED, RELEASED, RESTORED, REVERSED, DISCARDED -> false;
        };
    }

    /** Records messages that the account side knows nothing of; it did no such thing. */
    public void drop(List<CreditMovement> messages) {
        database.inTransaction(() -> {
            Map<String, CreditMovement> unlogged = new LinkedHashMap<>();
            messages.forEach(message -> unlogged.putIfAbsent(message.messageId(), message));
            unlogged.keySet().removeAll(log.find(unlogged.keySet()).keySet());
            log.insert(unlogged.values().stream()
                    .map(message -> CreditLog.Done.as(CreditOutcome.DROPPED, message))
                    .toList());
        });
    }
}
