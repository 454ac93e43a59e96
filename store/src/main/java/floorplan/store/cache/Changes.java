package floorplan.store.cache;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a transaction changes, told before it is changed and again once that is committed. */
public final class Changes {
    private Changes() {}

    /**
     * Belongs inside the transaction, before the change.
     *
     * @param listener must not wait for anything
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
