package floorplan.store.credit;

/** Names in RabbitMQ that the credit side's programs share with those who watch them. */
public final class CreditQueues {
    /** What the account side has applied, one message a repayment. */
    public static final String CREDIT = "clms.credit";

    /** Copies of the messages that were given up on, and whatever the broker itself gave up on. */
    public static final String DEAD = "clms.credit.dead";

    private CreditQueues() {}
}
