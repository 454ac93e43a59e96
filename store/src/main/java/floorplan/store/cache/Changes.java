package floorplan.store.cache;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Announces the ids that a transaction changes: before the change, and again after the commit. */
public final class Changes {
    private Changes() {}

    /**
     * Must be called inside the transaction, before the change.
     *
     * @param listener must not block
     */
    public static void announce(Consumer<String> listener, Collection<String> ids) {
        Set<String> changed = Set.copyOf(ids);
        changed.forEach(listener);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                changed.forEach(listener);
            }
        });
    }
}
