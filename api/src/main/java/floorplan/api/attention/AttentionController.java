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

/** Tells how much waits for a person. */
@RestController
@Tag(name = "Operations")
class AttentionController {
    private final AttentionCounts counts;

    AttentionController(ApiDatabases databases) {
        this.counts = new AttentionCounts(databases.account(), databases.clms());
    }

    /** How much waits, by kind; kinds of which nothing waits have the count 0. */
    record AttentionAnswer(List<CountAnswer> counts) {}

    /** How much of one kind waits. */
    @Schema(name = "AttentionCount")
    record CountAnswer(
            @Schema(description = """
                    DEAD_LETTERS: credit messages given up on, until a decision is carried out. FAILED_LOANS: loans that a date could not be accrued for. \
                    UNBALANCED_DATES: dates whose books do not balance and that nobody has accepted. DIFFERENCES: of the newest finished reconciliation. \
                    WAITING_REPAYMENTS: accepted a minute ago or earlier, the credit side not told yet. LINES_BEYOND_LIMIT: credit lines with more used than their limit.
                    """) Kind kind,

            @Schema(example = "2") long count,

            @Schema(
                    description =
                            "Since when the oldest has waited; null when there is none, or when an import alone has put a line beyond its limit")
            @Nullable
            Instant oldestAt,

            @Schema(
                    description = "For how many seconds the oldest has waited, by the database's clock",
                    example = "5400")
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
            summary = "Count what waits for a person",
            description = "One count of each kind, with the age of the oldest, as the databases have it now.")
    AttentionAnswer counts() {
        return new AttentionAnswer(counts.all().stream().map(CountAnswer::of).toList());
    }
}
