package floorplan.api.openapi;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Describes records exactly: every field is present, and only a nullable one may be null. In a request body (a record
 * named {@code …Body}) a nullable field may be omitted unless it is marked as required, and unknown fields are refused.
 */
@Component
class RecordModels implements ModelConverter {
    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema<?> resolved = others.hasNext() ? others.next().resolve(type, context, others) : null;
        Class<?> raw =
                TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (resolved != null && raw.isRecord()) {
            String reference = resolved.get$ref();
            Schema<?> model = reference == null
                    ? resolved
                    : context.getDefinedModels().get(reference.substring(SCHEMAS.length()));
            if (model != null && model.getProperties() != null) {
                describe(model, raw);
            }
        }
        return resolved;
    }

    @SuppressWarnings("rawtypes") // swagger's own map of properties is raw
    private static void describe(Schema<?> model, Class<?> type) {
        boolean body = type.getSimpleName().endsWith("Body");
        Map<String, Schema> properties = model.getProperties();
        List<String> required = new ArrayList<>();
        for (RecordComponent field : type.getRecordComponents()) {
            Schema<?> schema = properties.get(field.getName());
            if (schema == null) {
                continue;
            }
            boolean nullable = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!body && nullable) {
                properties.put(field.getName(), orNull(schema));
            }
            if (!body || isRequired(field)) {
                required.add(field.getName());
            }
        }
        model.setRequired(required);
        if (body) {
            model.setAdditionalProperties(false);
        }
    }

    private static boolean isRequired(RecordComponent field) {
        var said = field.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return said != null && said.requiredMode() == io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.getAnyOf() != null) {
            return schema;
        }
        return new JsonSchema().anyOf(List.of(schema, new JsonSchema().typesItem("null")));
    }
}
