package floorplan.store.credit;

import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.CreditRestoration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives dealers their credit back, each message once, many messages in one transaction. */
public final class CreditRestorations {
    private final TransactionTemplate transaction;
    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final CreditLog log;

    public CreditRestorations(TransactionTemplate transaction, JdbcClient database, JdbcTemplate batches) {
        this.transaction = transaction;
        this.database = database;
        this.batches = batches;
        this.log = new CreditLog(database, batches);
    }

    /** Those of the messages for which another delivery changes nothing. */
    public Set<String> finished(Collection<String> messageIds) {
        return log.find(messageIds).entrySet().stream()
                .filter(row -> row.getValue().outcome().isFinal())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Restores what has no final outcome yet, in one transaction. When the database refuses the data of one message, each is carried out alone, so that it costs no other.
     *
     * @return those refused, nothing of which is kept; all others are restored or were finished before
     * @throws DataAccessException when the database is not to be had; nothing may be assumed then
     */
    public List<RefusedRestoration> restore(Collection<CreditRestoration> messages) {
        return messages.isEmpty() ? List.of() : restore(messages, 0);
    }

    /**
     * Restores one message that has become a dead letter so many times before; once it has become one again meanwhile, nothing happens.
     *
     * @return why it was refused, or null
     */
    public @Nullable String restore(CreditRestoration message, int deadLetters) {
        return restore(List.of(message), deadLetters).stream()
                .map(RefusedRestoration::reason)
                .findFirst()
                .orElse(null);
    }

    private List<RefusedRestoration> restore(Collection<CreditRestoration> messages, int deadLetters) {
        try {
            return inTransaction(messages, deadLetters);
        } catch (DataAccessException failure) {
            if (!FaultyData.causes(failure)) {
                throw failure;
            }
            if (messages.size() == 1) {
                String reason = String.valueOf(failure.getMostSpecificCause().getMessage());
                return List.of(new RefusedRestoration(messages.iterator().next(), reason));
            }
            return messages.stream()
                    .flatMap(message -> restore(List.of(message), deadLetters).stream())
                    .toList();
        }
    }

    private List<RefusedRestoration> inTransaction(Collection<CreditRestoration> messages, int deadLetters) {
        return Objects.requireNonNull(transaction.execute(status -> restoreUnfinished(messages, deadLetters)));
    }

    private List<RefusedRestoration> restoreUnfinished(Collection<CreditRestoration> messages, int deadLetters) {
        Map<String, CreditRestoration> byId = new LinkedHashMap<>();
        Set<String> dealers = new HashSet<>();
        messages.forEach(message -> {
            byId.putIfAbsent(message.repaymentId(), message);
            dealers.add(message.dealerId());
        });
        CreditLines lines = CreditLines.lock(database, batches, dealers);
        // Read under the lines' locks: of two deliveries of one message, the second finds the first one's row.
        Map<String, LoggedMovement> logged = log.find(byId.keySet());
        List<CreditRestoration> first = new ArrayList<>();
        List<RefusedRestoration> refused = new ArrayList<>();
        for (CreditRestoration message : byId.values()) {
            LoggedMovement row = logged.get(message.repaymentId());
            if (row != null && !isOpen(row, deadLetters)) {
                continue;
            }
            String reason = giveBack(lines, message);
            if (reason != null) {
                refused.add(new RefusedRestoration(message, reason));
            } else if (row != null) {
                log.restored(message, row);
            } else {
                first.add(message);
            }
        }
        log.insert(first, CreditOutcome.RESTORED);
        lines.save();
        return refused;
    }

    private static boolean isOpen(LoggedMovement row, int deadLetters) {
        return switch (row.outcome()) {
            case DROPPED -> true;
            case DEAD_LETTER -> row.deadLetters() == deadLetters;
            case RESERVED, RELEASED, RESTORED, DISCARDED -> false;
        };
    }

    /** @return why the line cannot take it, or null once it has */
    private static @Nullable String giveBack(CreditLines lines, CreditRestoration message) {
        CreditLine line = lines.of(message.dealerId());
        long cents = message.principal().cents();
        if (line == null) {
            return "dealer " + message.dealerId() + " has no credit line: import it, then retry";
        }
        if (!line.currency().equals(message.principal().currency().getCurrencyCode())) {
            return "the credit line of dealer " + line.dealerId() + " is in " + line.currency() + ", the repayment's "
                    + message.principal() + " is not";
        }
        if (cents < 0 || cents > line.used()) {
            return "dealer " + line.dealerId() + " uses " + Cents.text(line.used(), line.currency())
                    + " of its credit, so that " + message.principal() + " cannot be given back";
        }
        lines.use(line, -cents);
        return null;
    }

    /** Records messages that the account side knows nothing of; it applied no such repayment. */
    public void drop(List<CreditRestoration> messages) {
        transaction.executeWithoutResult(status -> {
            Map<String, CreditRestoration> unlogged = new LinkedHashMap<>();
            messages.forEach(message -> unlogged.putIfAbsent(message.repaymentId(), message));
            unlogged.keySet().removeAll(log.find(unlogged.keySet()).keySet());
            log.insert(List.copyOf(unlogged.values()), CreditOutcome.DROPPED);
        });
    }
}
