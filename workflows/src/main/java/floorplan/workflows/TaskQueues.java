package floorplan.workflows;

/** The task queues, one per side: money of loans, credit lines, and day-end. */
public final class TaskQueues {
    public static final String ACCOUNT = "account";
    public static final String CLMS = "clms";
    public static final String DAY_END = "day-end";

    private TaskQueues() {}
}
