package floorplan.api.request;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads query parameters to the letter. Spring's own readers take dates as the client's language writes them, hexadecimal numbers, and blanks around constants.
 */
@Configuration(proxyBeanMethods = false)
class StrictParameters implements WebMvcConfigurer {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    // What the databases' dates hold.
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, text -> LocalDate.parse(matching(DATE, text)));
        registry.addConverter(String.class, Integer.class, text -> Integer.valueOf(matching(WHOLE, text)));
        registry.addConverterFactory(new Constants());
    }

    private static String matching(Pattern pattern, String text) {
        return BodyFields.matching(pattern, text);
    }

    private static final class Constants implements ConverterFactory<String, Enum<?>> {
        @Override
        public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> type) {
            return text -> constant(type, text);
        }

        private static <T> T constant(Class<T> type, String text) {
            for (T constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException();
        }
    }
}
