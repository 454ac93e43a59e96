package floorplan.api.attention;

import floorplan.api.database.ApiDatabases;
import floorplan.store.attention.AttentionCounts;
import floorplan.store.attention.AttentionCounts.Count;
import floorplan.store.attention.AttentionCounts.Kind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts the items that wait for a person. */
@RestController
@Tag(name = "Operations")
class AttentionController {
    private final AttentionCounts counts;

    AttentionController(ApiDatabases databases) {
        this.counts = new AttentionCounts(databases.lists(), databases.clms());
    }

    /** One count per kind; a kind with nothing waiting has the count 0. */
    record AttentionAnswer(List<CountAnswer> counts) {}

    /** The number of waiting items of one kind. */
    @Schema(name = "AttentionCount")
    record CountAnswer(
            @Schema(description = """
                    DEAD_LETTERS: credit messages given up on, until a decision is carried out. FAILED_LOANS: loans that could not accrue a date. \
                    UNBALANCED_DATES: dates whose books do not balance, not yet accepted. DIFFERENCES: differences of the newest finished reconciliation. \
                    WAITING_REPAYMENTS: repayments accepted at least a minute ago whose message to the credit side is not sent yet. WAITING_CORRECTIONS: reversals and correction requests, likewise. OPEN_RECEIPTS: receipts that no loan takes yet. HELD_FILES: banks' files that wait for a decision. WAITING_RETURNS: returns of banks' files whose receipt is not booked yet; also, for the moments until they are settled, those whose receipt has paid loans or was returned by a person. LINES_BEYOND_LIMIT: credit lines used beyond their limit.
                    """) Kind kind,

            @Schema(example = "2") long count,

            @Schema(
                    description =
                            "Time since which the oldest has waited; null if nothing waits, or if only an import has put a line beyond its limit")
            @Nullable
            Instant oldestAt,

            @Schema(description = "Seconds that the oldest has waited, by the database's clock", example = "5400")
            @Nullable
            Long oldestSeconds) {
        static CountAnswer of(Count count) {
            Duration age = count.oldestAge();
            return new CountAnswer(count.kind(), count.count(), count.oldestAt(), age == null ? null : age.toSeconds());
        }
    }

    @GetMapping("/v1/attention")
    @Operation(
            operationId = "getAttention",
            summary = "Count the items that wait for a person",
            description =
                    "One count per kind with the age of the oldest item, read from the databases at the time of the request.")
    AttentionAnswer counts() {
        return new AttentionAnswer(counts.all().stream().map(CountAnswer::of).toList());
    }
}
