package floorplan.devstack;

import java.util.List;
import java.util.Map;

/** The command behind {@code make}: starts and stops the local system, and the servers of a test run. */
public final class Devstack {
    private Devstack() {}

    public static void main(String[] arguments) {
        try {
            System.exit(run(List.of(arguments)));
        } catch (StackException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Returns the exit status. */
    private static int run(List<String> arguments) {
        return switch (String.join(" ", arguments)) {
            case "up" -> up();
            case "down" -> down();
            case "status" -> system().status() ? 0 : 1;
            case "test-up" -> testUp();
            case "test-down" -> testDown();
            case "token" -> token("");
            default -> {
                if (arguments.size() == 2 && arguments.getFirst().equals("token")) {
                    yield token(arguments.getLast());
                }
                if (arguments.size() == 3 && arguments.getFirst().equals("sql")) {
                    yield sql(arguments.get(1), arguments.get(2));
                }
                System.err.println(
                        "usage: up | down | status | token ROLE | sql SCHEMA STATEMENTS | test-up | test-down");
                yield 2;
            }
        };
    }

    private static LocalSystem system() {
        return LocalSystem.asBefore(Repository.root(), System.getenv());
    }

    private static int up() {
        LocalSystem system = system();
        system.up();
        System.out.print(system.addresses());
        return 0;
    }

    private static int down() {
        // Ignores the environment: everything started is stopped, even if a variable now names another server.
        new LocalSystem(Repository.root(), Map.of()).down();
        return 0;
    }

    private static int token(String role) {
        System.out.println(system().token(role));
        return 0;
    }

    private static int sql(String schema, String statements) {
        system().execute(schema, statements);
        return 0;
    }

    private static int testUp() {
        TestStack.startForBuild();
        return 0;
    }

    private static int testDown() {
        TestStack.stopAfterBuild();
        return 0;
    }
}
