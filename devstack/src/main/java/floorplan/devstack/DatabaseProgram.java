package floorplan.devstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The database of a stack: MariaDB or MySQL. */
interface DatabaseProgram extends Program {
    /** The command line of a client that reads statements, without the options, which are the same for both. */
    List<String> client();

    /**
     * The command line of the program that dumps a schema as statements; options that are the same for both follow it.
     */
    List<String> dump();

    /** The client as the server's own user, who may do anything. */
    ProcessBuilder asRoot();

    Path clientLog();

    /** The text of {@code sql/users.sql}. */
    String users();

    /** The passwords that its placeholders stand for. */
    Map<String, String> passwords();

    /** Runs statements as the server's own user. */
    default void execute(String statements) {
        Command.run(asRoot(), statements, clientLog(), Duration.ofSeconds(30));
    }

    @Override
    default Duration patience() {
        return Duration.ofMinutes(2); // recovery after a kill reads the log
    }

    @Override
    default boolean answers() {
        return Command.succeeds(asRoot(), "SELECT 1;", clientLog(), Duration.ofSeconds(5));
    }

    @Override
    default void settle() {
        execute(filled(users(), passwords()));
    }

    /** The text of {@code sql/users.sql} with passwords in place of their names. */
    private static String filled(String users, Map<String, String> passwords) {
        String statements = users;
        for (Map.Entry<String, String> password : passwords.entrySet()) {
            statements = statements.replace("${" + password.getKey() + "}", password.getValue());
        }
        return statements;
    }
}
