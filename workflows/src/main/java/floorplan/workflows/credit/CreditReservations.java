package floorplan.workflows.credit;

import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The imports' half of the credit side, on task queue `clms`. Every call may run twice, or late, and then changes
 * nothing more. If a server does not answer, the call throws, and Temporal retries it.
 */
@ActivityInterface(namePrefix = "Credit")
public interface CreditReservations {

    /**
     * Reserves credit for an import's new loans: for all given dealers or for none. Credit that an earlier call
     * reserved stays until {@link #release}.
     *
     * @param amounts at most 1,000, each dealer once
     * @return a refusal for each dealer that is to blame; empty if everything is reserved
     */
    List<ReservationRefusal> reserve(String importId, List<DealerAmount> amounts);

    /**
     * Reserves the credit of drawn loans whose reservation this side has lost, beyond the limit if necessary. It
     * reserves dealer by dealer; a refusal of one does not affect the others.
     *
     * @param amounts at most 1,000, each dealer once
     * @return a refusal for each dealer for which nothing was reserved
     */
    List<ReservationRefusal> reserveAgain(String importId, List<DealerAmount> amounts);

    /**
     * Gives back the import's reservations of these dealers. A reservation that arrives later is refused.
     *
     * @param dealerIds at most 1,000, with or without a reservation
     */
    void release(String importId, List<String> dealerIds);

    /**
     * Sets the dealers' limits from the staged lines of a credit-lines file: all of them, or none if one is refused.
     * Deletes the staged lines if the limits are set and keeps them if not.
     *
     * @param by the client that sent the file; null from a workflow that is older than this argument
     * @return at most 1,000 refusals, by line; empty if every limit is set
     */
    List<LimitRefusal> setLimits(String importId, @Nullable String by);

    /** Deletes the staged lines of a refused credit-lines file. */
    void forgetLimits(String importId);
}
