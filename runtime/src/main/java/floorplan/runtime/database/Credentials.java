package floorplan.runtime.database;

/** A database user. */
public record Credentials(String username, String password) {
    /** Leaves the password out, so it reaches no log. */
    @Override
    public String toString() {
        return username;
    }
}
