package floorplan.api.security;

import floorplan.api.security.Access.AccessRule;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Adds to each operation of the OpenAPI document the scope and the parties that it requires, from the table that also
 * checks the requests.
 */
@Component
class AccessInOpenApi implements GlobalOpenApiCustomizer {
    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) ->
                                Access.rule(method + " " + path).ifPresent(rule -> describe(operation, rule))));
    }

    private static void describe(Operation operation, AccessRule rule) {
        String parties = rule.parties().stream()
                .sorted(Comparator.naturalOrder())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        String given = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
        operation.setDescription(given + "Scope `" + rule.scope().word() + "`; for tokens of: " + parties + ".");
    }
}
