package floorplan.api.imports;

import floorplan.api.imports.ImportAnswer.ReasonAnswer;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.store.imports.Imports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the refused lines of an import. */
@RestController
@Tag(name = "Imports")
class ImportReasonController {
    private final Imports imports;

    ImportReasonController(Imports imports) {
        this.imports = imports;
    }

    @GetMapping("/v1/imports/{id}/reasons")
    @Operation(
            operationId = "listImportReasons",
            summary = "List the refused lines of an import",
            description = "The recorded reasons by line, at most 1,001; reasons of the whole file come first.")
    @Refuses(ProblemType.NOT_FOUND)
    Page<ReasonAnswer> list(
            @PathVariable String id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        return imports.find(id)
                .map(found -> Page.ofAll(
                        imports.reasons(found.seq()).stream()
                                .map(ReasonAnswer::of)
                                .toList(),
                        limit,
                        cursor,
                        next -> list(id, Page.MOST_ITEMS, next)))
                .orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND, "There is no import " + id + "."));
    }
}
