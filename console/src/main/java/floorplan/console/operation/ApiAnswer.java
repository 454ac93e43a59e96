package floorplan.console.operation;

/**
 * An answer of the API.
 *
 * @param status the HTTP status
 * @param json the body
 */
public record ApiAnswer(int status, String json) {}
