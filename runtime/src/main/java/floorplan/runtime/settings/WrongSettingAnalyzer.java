package floorplan.runtime.settings;

import floorplan.store.settings.WrongSetting;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Describes a wrong setting of Floorplan in one sentence with an example. Spring Boot would quote the exceptions of its
 * converters.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WrongSettingAnalyzer extends AbstractFailureAnalyzer<Exception> {
    private static final String OURS = "floorplan";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, Exception cause) {
        WrongSetting wrong = findCause(failure, WrongSetting.class);
        if (wrong != null) {
            return analysis(String.valueOf(wrong.getMessage()), cause);
        }
        BindException unreadable = findCause(failure, BindException.class);
        ConfigurationPropertiesBindException settings = findCause(failure, ConfigurationPropertiesBindException.class);
        return unreadable == null
                        || settings == null
                        || !unreadable.getName().toString().startsWith(OURS)
                ? null
                : analysis(sentence(unreadable, settings.getBeanType()), cause);
    }

    private static FailureAnalysis analysis(String sentence, Throwable cause) {
        return new FailureAnalysis(sentence + ".", "Correct the setting. docs/settings.md lists all settings.", cause);
    }

    private static String sentence(BindException unreadable, Class<?> settings) {
        ConfigurationProperty property = unreadable.getProperty();
        String name = unreadable.getName().toString();
        String example = example(settings, name.substring(name.lastIndexOf('.') + 1));
        return name + (property == null ? "" : " is \"" + property.getValue() + "\", which") + " cannot be read as "
                + unreadable.getTarget().getType().toClass().getSimpleName()
                + (example.isEmpty() ? "" : "; write it like " + example);
    }

    /** The default value of a record's component; empty if it has none. */
    private static String example(Class<?> settings, String name) {
        if (settings.isRecord()) {
            RecordComponent[] components = settings.getRecordComponents();
            for (Constructor<?> constructor : settings.getDeclaredConstructors()) {
                for (int i = 0; i < components.length && constructor.getParameterCount() == components.length; i++) {
                    DefaultValue value = constructor.getParameters()[i].getAnnotation(DefaultValue.class);
                    if (value != null && kebab(components[i].getName()).equals(name)) {
                        return String.join(",", value.value());
                    }
                }
            }
        }
        return "";
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
