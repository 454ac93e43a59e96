package floorplan.console.operation;

/**
 * An answer of the API.
 *
 * @param status the HTTP status
 * @param body JSON
 */
public record ApiAnswer(int status, String body) {
    boolean isGood() {
        return status < 300;
    }
}
