package floorplan.faults;

import floorplan.devstack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A backup of a schema.
 *
 * @param dump file of the statements that restore it
 */
record Backup(Stack stack, String schema, Path dump) {
    static Backup of(Stack stack, String schema) {
        try {
            Path dump = Files.createTempFile(schema, ".sql");
            dump.toFile().deleteOnExit();
            Backup backup = new Backup(stack, schema, dump);
            backup.run(
                    command -> command.redirectOutput(dump.toFile()),
                    stack.databaseDump(),
                    "--single-transaction",
                    "--skip-lock-tables",
                    "--no-tablespaces");
            return backup;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Restores the schema, whatever it contains now. */
    void restore() {
        run(command -> command.redirectInput(dump.toFile()), stack.databaseClient(), "--no-defaults");
    }

    private void run(UnaryOperator<ProcessBuilder> ends, List<String> program, String... options) {
        String owner = "FLOORPLAN_MIGRATE_" + schema.toUpperCase(Locale.ROOT);
        String url = setting(owner + "_URL");
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(options));
        command.addAll(List.of(
                "--host=127.0.0.1",
                "--port=" + url.replaceFirst(".*:(\\d+)/.*", "$1"),
                "--user=" + setting(owner + "_USER")));
        command.add(schema);
        ProcessBuilder process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        process.environment().put("MYSQL_PWD", setting(owner + "_PASSWORD"));
        try {
            if (ends.apply(process).start().waitFor() != 0) {
                throw new IllegalStateException(command + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String setting(String name) {
        return Objects.requireNonNull(stack.environment().get(name), name);
    }
}
