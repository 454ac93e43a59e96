package floorplan.api.correction;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.store.correction.CorrectionList;
import floorplan.store.correction.CorrectionList.NewestCorrections;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the corrections of a loan. */
@RestController
@Tag(name = "Loans")
class CorrectionListController {
    private final CorrectionList corrections;

    CorrectionListController(CorrectionList corrections) {
        this.corrections = corrections;
    }

    @GetMapping("/v1/loans/{id}/corrections")
    @Operation(
            operationId = "listCorrectionsOfLoan",
            summary = "List a loan's corrections, newest first",
            description =
                    "Inputs that came late, each with the net differences that were booked for it. Postings of closed dates never change. A page may hold fewer corrections than `limit` if they changed many dates. A CSV file leaves out `dates`, `inputs` and `entry`: the dates are rows of the loan's accruals, the entry is in its journal.")
    Page<CorrectionAnswer> list(
            @Parameter(description = "Number of the loan", example = "L-2026-0001") @PathVariable String id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        int before = Cursor.decode(cursor, CorrectionListController::seq, Object::toString, Integer.MAX_VALUE);
        NewestCorrections found =
                corrections.of(id, before, Cursor.limit(limit)).orElseThrow(() -> ApiProblem.noLoan(id));
        return Page.of(
                found.rows().stream()
                        .map(correction -> CorrectionAnswer.of(id, correction))
                        .toList(),
                found.more()
                        ? Cursor.encode(String.valueOf(found.rows().getLast().seq()))
                        : null,
                next -> list(id, Page.MOST_ITEMS, next));
    }

    private static int seq(String text) {
        return Math.toIntExact(Cursor.number(text, Integer.MAX_VALUE));
    }
}
