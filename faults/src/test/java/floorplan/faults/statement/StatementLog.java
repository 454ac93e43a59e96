package floorplan.faults.statement;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads MariaDB's general log and keeps one statement of each shape. */
final class StatementLog {
    // The time is present only if it differs from that of the line before: "261128 22:44:03\t 12 Query\tSELECT 1".
    private static final Pattern ENTRY =
            Pattern.compile("(?:\\d{6} [ \\d]\\d:\\d\\d:\\d\\d)?\\t+ *(\\d+) ([A-Z][A-Za-z_ ]+)\\t?(.*)");

    /** The lines that a server writes when it starts. */
    private static final Pattern HEADER =
            Pattern.compile(".*, Version: .* started with:|Tcp port: .*|Time\\s+Id Command\\s+Argument");

    private final Map<String, SentStatement> statements = new LinkedHashMap<>();
    private final Map<String, String> users = new HashMap<>();
    private final Map<String, String> lastPrepared = new HashMap<>();

    /** The statements by shape. */
    Map<String, SentStatement> statements() {
        return statements;
    }

    void read(Path log) throws IOException {
        users.clear();
        lastPrepared.clear();
        // Values may contain any bytes.
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            @Nullable Matcher entry = null;
            StringBuilder text = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher next = ENTRY.matcher(line);
                boolean begins = next.matches();
                if (begins || HEADER.matcher(line).matches()) {
                    end(entry, text);
                    entry = begins ? next : null;
                    text.setLength(0);
                }
                if (begins) {
                    text.append(next.group(3));
                } else {
                    text.append('\n').append(line);
                }
            }
            end(entry, text);
        }
    }

    private void end(@Nullable Matcher entry, StringBuilder text) {
        if (entry == null) {
            return;
        }
        String connection = entry.group(1);
        switch (entry.group(2)) {
            case "Connect" -> users.put(connection, text.toString().replaceFirst("@.*(?s:.*)", ""));
            case "Query" -> add(connection, text.toString(), text.toString());
            case "Prepare" -> {
                lastPrepared.put(connection, text.toString());
                add(connection, text.toString(), text.toString());
            }
            case "Execute" -> {
                String prepared = lastPrepared.remove(connection);
                if (prepared != null && isOf(prepared, text.toString())) {
                    add(connection, prepared, text.toString());
                }
            }
            default -> {}
        }
    }

    /**
     * Returns whether an executed text belongs to a prepared one: executions of earlier statements may come between
     * them.
     */
    private static boolean isOf(String prepared, String executed) {
        return executed.startsWith(prepared.split("\\?", 2)[0]);
    }

    private void add(String connection, String prepared, String executed) {
        SentStatement sent = new SentStatement(users.getOrDefault(connection, ""), prepared, executed);
        if (sent.isOfProduct()) {
            statements.merge(sent.shape(), sent, (old, now) -> old.executed().equals(old.prepared()) ? now : old);
        }
    }
}
