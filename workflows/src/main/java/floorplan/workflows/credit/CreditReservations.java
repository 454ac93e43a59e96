package floorplan.workflows.credit;

import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The imports' half of the credit side, on task queue `clms`. Every call may run twice, or late, and then changes nothing more. A server that does not
 * answer is thrown, for Temporal to retry.
 */
@ActivityInterface(namePrefix = "Credit")
public interface CreditReservations {

    /**
     * Reserves credit for an import's new loans: all of the given dealers or, with a refusal for each that could not be had, none of them. What was reserved by an
     * earlier call stays until {@link #release}.
     *
     * @param amounts at most 1,000, each dealer once
     * @return why nothing was reserved; empty when everything is
     */
    List<ReservationRefusal> reserve(String importId, List<DealerAmount> amounts);

    /**
     * Reserves the credit of loans that are drawn, of which this side has lost the reservation: each dealer that can be, beyond the limit if need be.
     *
     * @param amounts at most 1,000, each dealer once
     * @return why nothing was reserved, by dealer
     */
    List<ReservationRefusal> reserveAgain(String importId, List<DealerAmount> amounts);

    /**
     * Gives back what the import reserved for these dealers, and makes a reservation that arrives later lose.
     *
     * @param dealerIds at most 1,000, reserved or not
     */
    void release(String importId, List<String> dealerIds);

    /**
     * Makes the staged lines of a credit-lines file the dealers' newest limits, all of them or, with refusals, none. Takes the staged lines away when it has used them and leaves
     * them when it refuses.
     *
     * @param by who sent the file; null from a workflow that is older than it
     * @return at most 1,000 refusals, by line; empty when every limit is set
     */
    List<LimitRefusal> setLimits(String importId, @Nullable String by);

    /** Takes away what is staged of a refused credit-lines file. */
    void forgetLimits(String importId);
}
