package floorplan.store;

import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings both schemas to the newest version, as their owners: the only users who may change a table's shape. Reads
 * {@code FLOORPLAN_MIGRATE_{ACCOUNT,CLMS}_{URL,USER,PASSWORD}}.
 */
public final class Migrate {
    private Migrate() {}

    public static void main(String[] arguments) {
        migrate("account", System.getenv());
        migrate("clms", System.getenv());
    }

    /**
     * @param schema {@code account} or {@code clms}
     * @throws IllegalStateException naming the setting that is missing
     */
    public static void migrate(String schema, Map<String, String> settings) {
        String prefix = "FLOORPLAN_MIGRATE_" + (schema.equals("account") ? "ACCOUNT" : "CLMS");
        Flyway.configure()
                .dataSource(
                        setting(settings, prefix + "_URL"),
                        setting(settings, prefix + "_USER"),
                        setting(settings, prefix + "_PASSWORD"))
                .locations("classpath:sql/" + schema)
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    private static String setting(Map<String, String> settings, String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new IllegalStateException("Set " + name + ": the schemas are migrated by their owners");
        }
        return value;
    }
}
