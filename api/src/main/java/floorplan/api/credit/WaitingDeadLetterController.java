package floorplan.api.credit;

import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.page.TextCursor;
import floorplan.api.page.TimeCursor;
import floorplan.api.request.FilterText;
import floorplan.store.credit.CreditViews.LogPosition;
import floorplan.store.credit.DeadLetterDecisions;
import floorplan.store.credit.DeadLetterDecisions.DeadLetter;
import floorplan.store.credit.DeadLetterDecisions.Decided;
import floorplan.store.credit.DeadLetterDecisions.FailureGroup;
import floorplan.store.credit.DeadLetterFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the dead letters that wait for a decision, singly and by reason. */
@RestController
@Tag(name = "Dead letters")
@RequestMapping("/v1/dead-letters")
class WaitingDeadLetterController {
    private final DeadLetterDecisions deadLetters;

    WaitingDeadLetterController(DeadLetterDecisions deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** Dead letters that wait for a decision, or whose decision is not carried out yet, oldest first. */
    @Operation(operationId = "listDeadLetters", summary = "List waiting dead letters")
    @GetMapping
    Page<DeadLetterAnswer> waiting(
            @Parameter(description = "Exact reason for which they were given up on") @RequestParam @Nullable
                    String failure,
            @Parameter(description = "Dealer whose credit they change") @RequestParam @Nullable String dealerId,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        DeadLetterFilter filter = new DeadLetterFilter(
                FilterText.reason("failure", failure), FilterText.id("dealerId", dealerId), List.of());
        LogPosition after =
                TimeCursor.read(cursor, LogPosition::new, LogPosition::at, LogPosition::id, LogPosition.OLDEST);
        List<DeadLetter> letters = deadLetters.waiting(filter, after, Cursor.limit(limit) + 1);
        Map<String, List<Decided>> decisions =
                deadLetters.about(letters.stream().map(DeadLetter::messageId).toList());
        return Page.of(
                letters,
                limit,
                letter -> DeadLetterAnswer.of(letter, decisions.getOrDefault(letter.messageId(), List.of())),
                letter -> TimeCursor.write(letter.since(), letter.messageId()),
                next -> waiting(failure, dealerId, Page.MOST_ITEMS, next));
    }

    /**
     * The waiting dead letters of one reason.
     *
     * @param failure the reason, as {@code ?failure=} of the list takes it
     * @param oldest time since which the oldest of them has waited
     */
    record FailureGroupAnswer(String failure, long count, Instant oldest) {
        static FailureGroupAnswer of(FailureGroup group) {
            return new FailureGroupAnswer(group.failure(), group.count(), group.oldest());
        }
    }

    /**
     * The reasons of the waiting dead letters, in the order of their texts, with the number of dead letters of each.
     */
    @Operation(operationId = "listDeadLetterReasons", summary = "Count waiting dead letters by reason")
    @GetMapping("/reasons")
    Page<FailureGroupAnswer> reasons(
            @RequestParam(defaultValue = "100") int limit, @RequestParam @Nullable String cursor) {
        return Page.of(
                deadLetters.failures(TextCursor.read(cursor), Cursor.limit(limit) + 1),
                limit,
                FailureGroupAnswer::of,
                FailureGroup::failure,
                next -> reasons(Page.MOST_ITEMS, next));
    }
}
