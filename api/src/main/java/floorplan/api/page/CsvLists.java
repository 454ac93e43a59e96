package floorplan.api.page;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves every list as {@code text/csv} (RFC 4180, UTF-8, a header line). The file has all items after the cursor, not
 * one page of them. They are read page by page while the file is sent.
 */
@Component
class CsvLists implements WebMvcConfigurer {
    /** Adds the converter last, so a client that accepts anything gets JSON. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(all -> all.add(new Converter()));
    }

    private static final class Converter extends AbstractGenericHttpMessageConverter<Page<?>> {
        Converter() {
            super(new MediaType("text", "csv"));
            setDefaultCharset(StandardCharsets.UTF_8);
        }

        @Override
        protected boolean supports(Class<?> type) {
            return type == Page.class;
        }

        @Override
        protected boolean canRead(@Nullable MediaType type) {
            return false;
        }

        @Override
        protected void writeInternal(Page<?> page, @Nullable Type type, HttpOutputMessage answer) throws IOException {
            Class<?> item =
                    ResolvableType.forType(type).as(Page.class).getGeneric(0).toClass();
            answer.getHeaders()
                    .setContentDisposition(ContentDisposition.attachment()
                            .filename("floorplan.csv")
                            .build());
            Writer out = new BufferedWriter(new OutputStreamWriter(answer.getBody(), StandardCharsets.UTF_8));
            CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
            csv.printRecord(CsvColumns.names(item));
            for (Page<?> part = page; ; part = part.next().get()) {
                for (Object row : part.items()) {
                    csv.printRecords(CsvColumns.rows(item, row));
                }
                if (part.nextCursor() == null) {
                    break;
                }
            }
            csv.flush();
        }

        @Override
        protected Page<?> readInternal(Class<? extends Page<?>> type, HttpInputMessage request) {
            throw new HttpMessageNotReadableException("lists are never read", request);
        }

        @Override
        public Page<?> read(Type type, @Nullable Class<?> context, HttpInputMessage request) {
            throw new HttpMessageNotReadableException("lists are never read", request);
        }
    }
}
