package floorplan.devstack;

import java.util.List;
import java.util.Map;

/** The database of a stack: MariaDB or MySQL. */
interface Database extends Program {
    /** The command line of a client that reads statements, as far as its options, which are the same for both. */
    List<String> client();

    /** The command line of the program that writes a schema out as statements, as far as its options, which are the same for both. */
    List<String> dump();

    /** Runs statements as the server's own user, who may do anything. */
    void execute(String statements);

    /** The text of {@code sql/users.sql} with passwords in place of their names. */
    static String filled(String users, Map<String, String> passwords) {
        String statements = users;
        for (Map.Entry<String, String> password : passwords.entrySet()) {
            statements = statements.replace("${" + password.getKey() + "}", password.getValue());
        }
        return statements;
    }
}
