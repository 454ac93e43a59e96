package floorplan.store.audit;

import floorplan.store.audit.Verdict.BrokenChain;
import floorplan.store.audit.Verdict.Head;
import floorplan.store.audit.Verdict.UnbrokenChain;
import floorplan.store.database.AccountDatabase;
import floorplan.store.database.ClmsDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Verifies the audit tables of both schemas, as the API's users, who cannot change them. Reads
 * {@code FLOORPLAN_{ACCOUNT,CLMS}_URL}, {@code …_API_USERNAME} and {@code …_API_PASSWORD}. Prints the end of each
 * chain. Passed back as {@code HEAD}, these ends also reveal rows cut off at the end. Exits with 1 if a chain is
 * broken, and names its first wrong row.
 */
public final class VerifyAudit {
    private static final List<String> SCHEMAS = List.of("account", "clms");

    private final Map<String, String> settings;

    /** @param settings environment variables */
    public VerifyAudit(Map<String, String> settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) {
        VerifyAudit audit = new VerifyAudit(System.getenv());
        StringBuilder report = new StringBuilder();
        boolean unbroken = audit.verify(report);
        System.out.print(report);
        System.exit(unbroken ? 0 : 1);
    }

    /** @return whether both chains are unbroken */
    public boolean verify(StringBuilder report) {
        Map<String, Head> known = heads(settings.getOrDefault("HEAD", ""));
        StringBuilder heads = new StringBuilder();
        boolean allUnbroken = true;
        for (String schema : SCHEMAS) {
            switch (walk(schema, known.getOrDefault(schema, Head.NONE))) {
                case BrokenChain broken -> {
                    report.append("%s: row %d %s%n".formatted(schema, broken.seq(), broken.why()));
                    allUnbroken = false;
                }
                case UnbrokenChain unbroken -> {
                    Head head = unbroken.head();
                    report.append("%s: %d rows, unbroken%n".formatted(schema, head.seq()));
                    heads.append(heads.isEmpty() ? "" : " ")
                            .append("%s:%d:%s".formatted(schema, head.seq(), head.hash()));
                }
            }
        }
        if (allUnbroken) {
            report.append("HEAD=\"%s\"%n".formatted(heads));
        }
        return allUnbroken;
    }

    private Verdict walk(String schema, Head known) {
        String prefix = "FLOORPLAN_" + schema.toUpperCase(Locale.ROOT);
        SingleConnectionDataSource connection = new SingleConnectionDataSource(
                setting(prefix + "_URL"), setting(prefix + "_API_USERNAME"), setting(prefix + "_API_PASSWORD"), true);
        try {
            return chain(schema, connection).walk(known);
        } finally {
            connection.destroy();
        }
    }

    private static AuditChain chain(String schema, SingleConnectionDataSource connection) {
        if (schema.equals("account")) {
            AccountDatabase account = new AccountDatabase(connection);
            return new AuditChain(account, new DateSeals(account)::difference);
        }
        return new AuditChain(new ClmsDatabase(connection), row -> Optional.empty());
    }

    /** @throws IllegalArgumentException if the text is not as this command prints it */
    private static Map<String, Head> heads(String given) {
        Map<String, Head> heads = new HashMap<>();
        for (String head : given.isBlank() ? new String[0] : given.strip().split("\\s+", -1)) {
            if (!head.matches("(account|clms):\\d{1,18}:[0-9a-f]{64}")) {
                throw new IllegalArgumentException("HEAD must be as this command printed it, not " + head);
            }
            String[] parts = head.split(":", -1);
            heads.put(parts[0], new Head(Long.parseLong(parts[1]), parts[2]));
        }
        return heads;
    }

    private String setting(String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new IllegalStateException("Set " + name + ": the audit is verified as the API's users");
        }
        return value;
    }
}
