package floorplan.api.request;

import java.beans.PropertyEditorSupport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads query parameters strictly. Spring's own converters also accept dates as the client's language writes them,
 * hexadecimal numbers, and {@code off} for false.
 */
@ControllerAdvice
class StrictParameters implements WebMvcConfigurer {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|false");

    // The databases hold years of at most four digits.
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    // The databases hold at most six decimals of a second.
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z");

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Instant.class, text -> Instant.parse(BodyFields.matching(INSTANT, text)));
        registry.addConverter(String.class, LocalDate.class, text -> LocalDate.parse(BodyFields.matching(DATE, text)));
    }

    /** Registers an editor, because Spring tries an editor of its own on a text that a converter refuses. */
    @InitBinder
    void readStrictly(WebDataBinder binder) {
        binder.registerCustomEditor(int.class, new WholeNumbers());
        binder.registerCustomEditor(boolean.class, new TrueOrFalse());
    }

    private static final class WholeNumbers extends PropertyEditorSupport {
        @Override
        public void setAsText(String text) {
            setValue(Integer.valueOf(BodyFields.matching(WHOLE, text)));
        }
    }

    private static final class TrueOrFalse extends PropertyEditorSupport {
        @Override
        public void setAsText(String text) {
            setValue(Boolean.valueOf(BodyFields.matching(TRUE_OR_FALSE, text)));
        }
    }
}
