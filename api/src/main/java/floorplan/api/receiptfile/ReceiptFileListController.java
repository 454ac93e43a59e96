package floorplan.api.receiptfile;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.domain.loan.LoanNames;
import floorplan.domain.receiptfile.LineOutcome;
import floorplan.domain.receiptfile.ReceiptFileStatus;
import floorplan.store.receiptfile.ReceiptFileList.ListedLine;
import floorplan.store.receiptfile.ReceiptFileRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows receipt files and their lines. */
@RestController
@Tag(name = "Receipt files")
@RequestMapping("/v1/receipt-files")
class ReceiptFileListController {
    private final ReceiptFileViews views;

    ReceiptFileListController(ReceiptFileViews views) {
        this.views = views;
    }

    /** Files that have begun to arrive, newest first. Every filter given must match. */
    @GetMapping
    @Operation(operationId = "listReceiptFiles", summary = "List receipt files, newest first")
    Page<ListedFileAnswer> list(
            @Parameter(description = "Profile of the files") @RequestParam @Nullable String profile,
            @Parameter(description = "Bank account") @RequestParam @Nullable String account,
            @Parameter(description = "Status of the files") @RequestParam @Nullable FileStanding status,
            @Parameter(description = "Outcome of at least one line of the files") @RequestParam @Nullable
                    LineOutcome outcome,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        requireId("profile", profile);
        requireId("account", account);
        long before = cursor == null ? Long.MAX_VALUE : Cursor.key(cursor);
        List<ReceiptFileStatus> statuses = status == null
                ? Arrays.stream(FileStanding.values())
                        .flatMap(standing -> standing.statuses().stream())
                        .toList()
                : status.statuses();
        return Page.of(
                views.list().files(profile, account, statuses, outcome, before, Cursor.limit(limit) + 1),
                limit,
                ListedFileAnswer::of,
                row -> Long.toString(row.seq()),
                next -> list(profile, account, status, outcome, Page.MOST_ITEMS, next));
    }

    /** Any other text would match nothing, or be compared in another character set. */
    private static void requireId(String parameter, @Nullable String value) {
        if (value != null && !LoanNames.isId(value)) {
            throw ApiProblem.invalid(parameter, LoanNames.ID_RULE);
        }
    }

    /** A file with the number and total of its lines per outcome. */
    @Operation(operationId = "getReceiptFile", summary = "Show a receipt file")
    @GetMapping("/{id}")
    ReceiptFileAnswer find(@PathVariable String id) {
        return views.answer(views.get(id));
    }

    /** The lines of a file in their order; none until all of them are staged. */
    @Operation(operationId = "listReceiptFileLines", summary = "List the lines of a receipt file")
    @GetMapping("/{id}/lines")
    Page<ReceiptFileLineAnswer> lines(
            @PathVariable String id,
            @Parameter(description = "Outcome of the lines") @RequestParam @Nullable LineOutcome outcome,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        ReceiptFileRow row = views.get(id);
        long after = Cursor.key(cursor);
        List<ListedLine> lines = ReceiptFileViews.areShown(row)
                ? views.list().lines(row.seq(), outcome, after, Cursor.limit(limit) + 1)
                : List.of();
        return Page.of(
                lines,
                limit,
                ReceiptFileLineAnswer::of,
                listed -> Long.toString(listed.line().line()),
                next -> lines(id, outcome, Page.MOST_ITEMS, next));
    }
}
