package floorplan.domain.credit;

/** The outcome of one movement of credit. */
public enum CreditOutcome {
    /** An import's loans use the dealer's credit. */
    RESERVED,
    /** A reservation was given back, or was given up before it arrived. */
    RELEASED,
    /** A repayment's principal is available to the dealer again. */
    RESTORED,
    /** A repayment was reversed: its principal uses the dealer's credit again. */
    REVERSED,
    /** A requested correction has restored or used the dealer's credit, as its sign says. */
    CORRECTED,
    /** The message could not be carried out and waits for a person. */
    DEAD_LETTER,
    /** A person decided that the message is not to be carried out. */
    DISCARDED,
    /**
     * The account side had applied no such repayment, reversal or correction when it was asked. If it applies one
     * later, the message can still be carried out.
     */
    DROPPED;

    /** True if another delivery of the message changes nothing. */
    public boolean isFinal() {
        return this != DROPPED;
    }
}
