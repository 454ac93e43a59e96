package floorplan.console.page;

import floorplan.console.ConsoleSettings;
import floorplan.console.operation.Asking;
import floorplan.console.operation.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Links to workflows in the Temporal UI, for the people who look after them. Templates use it by its name. */
@Component("workflows")
public class WorkflowLinks {
    private static final String OPERATIONS = "GET /v1/day-ends";

    private final String ui;
    private final Asking asking;

    WorkflowLinks(ConsoleSettings settings, Asking asking) {
        this.ui = settings.workflowUi();
        this.asking = asking;
    }

    /** Address of a workflow; null if the UI's address is not set, or if the person does not look after workflows. */
    public @Nullable String address(String id) {
        return ui.isEmpty() || !asking.may(OPERATIONS)
                ? null
                : Target.of(ui.replaceFirst("/+$", "") + "/{}", id).text();
    }
}
