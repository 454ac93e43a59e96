package floorplan.workflows;

/** The task queues: the account side, the credit side and day-end. */
public final class TaskQueues {
    public static final String ACCOUNT = "account";
    public static final String CLMS = "clms";
    public static final String DAY_END = "day-end";

    private TaskQueues() {}
}
