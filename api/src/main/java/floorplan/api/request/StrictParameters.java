package floorplan.api.request;

import java.beans.PropertyEditorSupport;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads query parameters to the letter. Spring's own readers take dates as the client's language writes them, hexadecimal numbers, and blanks around constants.
 */
@ControllerAdvice
class StrictParameters implements WebMvcConfigurer {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    // What the databases' dates hold.
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, text -> LocalDate.parse(matching(DATE, text)));
        registry.addConverterFactory(new Constants());
    }

    /** As an editor, since Spring reads what a converter refuses once more, by an editor of its own. */
    @InitBinder
    void readWholeNumbers(WebDataBinder binder) {
        binder.registerCustomEditor(int.class, new WholeNumbers());
    }

    private static final class WholeNumbers extends PropertyEditorSupport {
        @Override
        public void setAsText(String text) {
            setValue(Integer.valueOf(matching(WHOLE, text)));
        }
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
