package floorplan.store.credit;

/** Names of the credit side's RabbitMQ queues, for the programs that use them and those that watch them. */
public final class CreditQueues {
    /**
     * The messages of the account side: one for each applied repayment or reversal, and one for each requested
     * correction that changes principal.
     */
    public static final String CREDIT = "clms.credit";

    /** Copies of dead letters, and messages that the broker itself has given up on. */
    public static final String DEAD = "clms.credit.dead";

    private CreditQueues() {}
}
