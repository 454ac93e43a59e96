package floorplan.runtime.database;

/** A database user. */
public record Credentials(String username, String password) {
    /** Without the password, so that it reaches no log. */
    @Override
    public String toString() {
        return username;
    }
}
