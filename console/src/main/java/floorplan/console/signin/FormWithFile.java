package floorplan.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.UploadContext;

/** Reads the fields of a {@code multipart/form-data} form up to its file, which is the form's last part. */
final class FormWithFile {
    private FormWithFile() {}

    /**
     * @param most the bytes that all fields together may have
     * @throws IllegalArgumentException if the body is no such form
     */
    static RequestWithFields of(HttpServletRequest request, int most) throws IOException {
        Map<String, String[]> fields = new LinkedHashMap<>();
        InputStream file = InputStream.nullInputStream();
        try {
            FileItemIterator parts = new FileUpload().getItemIterator(new FormBody(request));
            int left = most;
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                if (!part.isFormField()) {
                    file = part.openStream();
                    break;
                }
                byte[] value = part.openStream().readNBytes(left + 1);
                left -= value.length;
                if (left < 0) {
                    throw new TooLongForm();
                }
                fields.put(part.getFieldName(), new String[] {new String(value, StandardCharsets.UTF_8)});
            }
        } catch (FileUploadException malformed) {
            throw new IllegalArgumentException(malformed);
        }
        return new RequestWithFields(request, fields, file);
    }

    private record FormBody(HttpServletRequest request) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return request.getContentType();
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return request.getInputStream();
        }
    }
}
