package floorplan.api.problem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Explains the problem types. Each {@code type} is the path of its explanation. Open to anyone. */
@RestController
@Tag(name = "Problems")
@SecurityRequirements
class ProblemController {
    private static final String PLAIN = "text/plain;charset=UTF-8";
    private static final Map<String, String> TITLES = Arrays.stream(ProblemType.values())
            .collect(Collectors.toMap(type -> type.uri().toString(), ProblemType::title));

    private final ProblemCatalogue catalogue = new ProblemCatalogue();

    /** All problem types. */
    @Operation(operationId = "listProblemTypes", summary = "List the problem types")
    @GetMapping(path = "/problems", produces = PLAIN)
    String all() {
        return catalogue.text();
    }

    /** The meaning of a problem type and its remedy. */
    @Operation(operationId = "explainProblemType", summary = "Explain a problem type")
    @GetMapping(path = "/problems/{name}", produces = PLAIN)
    String explain(@PathVariable String name) {
        String type = "/problems/" + name;
        String title = TITLES.getOrDefault(type, "");
        return catalogue
                .find(type)
                .map(entry -> "%s (%d)%n%nWhen: %s%nWhat to do: %s%n"
                        .formatted(title, entry.status(), entry.when(), entry.remedy()))
                .orElseThrow(() -> new ApiProblem(
                        ProblemType.NOT_FOUND, "There is no problem type " + name + ". GET /problems lists all."));
    }
}
