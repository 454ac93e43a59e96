package floorplan.console.operation;

import tools.jackson.databind.JsonNode;

/** The result of asking the API to do something. */
public sealed interface ActionOutcome {
    /**
     * The API has done it, or is doing it.
     *
     * @param running true if it was accepted and is not finished yet
     */
    record ActionDone(boolean running, JsonNode answer) implements ActionOutcome {}

    /** The API has done nothing. */
    record ActionRefused(Problem problem) implements ActionOutcome {}

    /**
     * A server does not answer, or not in time. The request may be carried out nevertheless. If it is sent again with
     * the same key, nothing is done twice.
     */
    record ActionUnknown(String detail) implements ActionOutcome {}
}
