package floorplan.api.credit;

import floorplan.api.credit.CreditLineController.CreditLineAnswer;
import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.security.Caller;
import floorplan.domain.loan.LoanNames;
import floorplan.store.credit.CreditLineList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists credit lines. */
@RestController
@Tag(name = "Credit lines")
class CreditLineListController {
    private static final String BEHIND = "behind ";

    private final CreditLineList lines;

    CreditLineListController(CreditLineList lines) {
        this.lines = lines;
    }

    @GetMapping("/v1/credit-lines")
    @Operation(
            operationId = "listCreditLines",
            summary = "List the dealers' credit lines",
            description = "By the dealer's id. A dealer sees only its own line.")
    Page<CreditLineAnswer> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        String after = Cursor.decode(cursor, CreditLineListController::dealer, dealer -> BEHIND + dealer, "");
        return Page.of(
                lines.list(caller.party().dealerId(), after, Cursor.limit(limit) + 1),
                limit,
                CreditLineAnswer::of,
                line -> BEHIND + line.dealerId(),
                next -> list(caller, Page.MOST_ITEMS, next));
    }

    /** @throws IllegalArgumentException if the text is no position of this list */
    private static String dealer(String text) {
        if (!text.startsWith(BEHIND)) {
            throw new IllegalArgumentException(text);
        }
        return LoanNames.requireId("cursor", text.substring(BEHIND.length()));
    }
}
