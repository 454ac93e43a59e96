package floorplan.api.settings;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The values that this process runs with. They cover Floorplan's own settings, defaults included, and the main Spring
 * properties.
 */
@Component
class EffectiveSettings {
    /** The Spring properties that are shown: those that docs/settings.md lists for the API. */
    static final List<String> SPRINGS = List.of(
            "logging.structured.format.console",
            "management.server.address",
            "management.server.port",
            "server.address",
            "server.forward-headers-strategy",
            "server.max-http-request-header-size",
            "server.port",
            "server.tomcat.connection-timeout",
            "server.tomcat.keep-alive-timeout",
            "server.tomcat.max-connections",
            "spring.data.redis.host",
            "spring.data.redis.port",
            "spring.lifecycle.timeout-per-shutdown-phase",
            "spring.profiles.active",
            "spring.rabbitmq.host",
            "spring.rabbitmq.port",
            "spring.rabbitmq.requested-heartbeat",
            "spring.security.oauth2.client.provider.console.issuer-uri",
            "spring.security.oauth2.client.registration.console.client-id",
            "spring.security.oauth2.client.registration.console.client-secret",
            "spring.security.oauth2.client.registration.console.scope",
            "spring.security.oauth2.resourceserver.jwt.audiences",
            "spring.security.oauth2.resourceserver.jwt.issuer-uri",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
            "spring.security.oauth2.resourceserver.jwt.jws-algorithms",
            "spring.security.oauth2.resourceserver.jwt.public-key-location",
            "spring.temporal.connection.target",
            "spring.temporal.namespace");

    /** Matches names of secrets, such as {@code ….password} and, for a map of keys, {@code ….keys.<id>}. */
    private static final Pattern SECRET =
            Pattern.compile(".*(password|secret|token|credential|private|(^|[.-])keys?($|[.-])).*");

    private final ApplicationContext context;
    private final Environment environment;

    EffectiveSettings(ApplicationContext context, Environment environment) {
        this.context = context;
        this.environment = environment;
    }

    /**
     * A setting.
     *
     * @param value null if it is not set, or hidden
     * @param hidden true for a secret
     */
    record EffectiveSetting(String name, @Nullable String value, boolean hidden) {
        static EffectiveSetting of(String name, @Nullable String value) {
            boolean hidden = value != null && isSecret(name);
            return new EffectiveSetting(name, hidden || value == null ? null : withoutCredentials(value), hidden);
        }
    }

    static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }

    /** The text; an address loses its user, password and parameters. */
    static String withoutCredentials(String value) {
        String prefix = value.startsWith("jdbc:") ? "jdbc:" : "";
        String address = value.substring(prefix.length());
        if (!address.contains("://")) {
            return value;
        }
        try {
            URI uri = URI.create(address);
            String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@";
            String shown = uri.getRawQuery() == null ? address : address.replace("?" + uri.getRawQuery(), "");
            return prefix + shown.replace("://" + user, "://");
        } catch (IllegalArgumentException notOne) {
            return "";
        }
    }

    /** All settings by name. */
    List<EffectiveSetting> all() {
        Map<String, @Nullable String> values = new TreeMap<>();
        SPRINGS.forEach(name -> values.put(name, environment.getProperty(name)));
        ConfigurationPropertiesBean.getAll(context).values().forEach(bean -> {
            String prefix = bean.getAnnotation().prefix();
            if (prefix.startsWith("floorplan")) {
                add(values, prefix, bean.getInstance());
            }
        });
        return values.entrySet().stream()
                .map(of -> EffectiveSetting.of(of.getKey(), of.getValue()))
                .toList();
    }

    private static void add(Map<String, @Nullable String> values, String name, @Nullable Object value) {
        switch (value) {
            case null -> values.put(name, null);
            case Record settings -> {
                for (RecordComponent part : settings.getClass().getRecordComponents()) {
                    add(values, name + "." + dashed(part.getName()), valueOf(part, settings));
                }
            }
            case Map<?, ?> named -> named.forEach((key, of) -> add(values, name + "." + key, of));
            case Collection<?> several -> values.put(name, several.isEmpty() ? null : text(several));
            case Duration duration -> values.put(name, text(duration));
            case DataSize size -> values.put(name, text(size));
            default -> values.put(name, value.toString());
        }
    }

    private static @Nullable Object valueOf(RecordComponent part, Record settings) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String text(Collection<?> values) {
        return String.join(",", values.stream().map(String::valueOf).toList());
    }

    private static String text(Duration duration) {
        return duration.toMillis() % 1_000 == 0
                ? DurationStyle.SIMPLE.print(duration, ChronoUnit.SECONDS)
                : DurationStyle.SIMPLE.print(duration, ChronoUnit.MILLIS);
    }

    private static String text(DataSize size) {
        return size.toBytes() % 1_024 == 0 ? size.toKilobytes() + "KB" : size.toBytes() + "B";
    }
}
