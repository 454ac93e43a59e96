package floorplan.api.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import floorplan.api.page.Cursor;
import floorplan.api.page.Page;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditList;
import floorplan.store.audit.AuditList.AuditLine;
import floorplan.store.audit.AuditList.AuditPosition;
import floorplan.store.audit.AuditList.Filter;
import floorplan.store.audit.AuditList.Side;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the entries of the audit log. */
@RestController
@Tag(name = "Audit")
class AuditController {
    private static final int LONGEST_ACTOR = 128;

    /** A kind of 32 characters, a colon, and an id of 128. */
    private static final int LONGEST_SUBJECT = 161;

    private static final String BETWEEN = " ";

    private final AuditList audit;

    AuditController(AuditList audit) {
        this.audit = audit;
    }

    /** An entry of the audit log. */
    record AuditEntryAnswer(
            @Schema(description = "Schema of the entry and its number in that schema", example = "account-42")
            String id,

            Instant at,

            @Schema(
                    description = "Client: `sub` of its token; `floorplan` for an action of the system itself",
                    example = "operator")
            String actor,

            Action action,

            @Schema(description = "Kind of the subject", example = "import")
            String subjectKind,

            @Schema(description = "Id of the subject", example = "7f8d5ab1c02e4a6c9d3f1e0b2a4c6d8e")
            String subjectId,

            @Schema(
                    description =
                            "ASKED: a workflow carries the action out. DONE: carried out together with this entry. REFUSED: not carried out. Null in entries from before this field existed")
            @Nullable
            AuditOutcome outcome,

            @Schema(description = "State before, as an object", types = "object") @JsonRawValue @Nullable
            String before,

            @Schema(
                    description = "State after, as an object; for a refused action, the request and the reason",
                    types = "object")
            @JsonRawValue
            @Nullable
            String after) {
        static AuditEntryAnswer of(AuditLine line) {
            String outcome = line.outcome();
            return new AuditEntryAnswer(
                    line.side().name().toLowerCase(Locale.ROOT) + "-" + line.seq(),
                    line.at(),
                    line.actor(),
                    Action.valueOf(line.action()),
                    line.subject().kind(),
                    line.subject().id(),
                    outcome == null ? null : AuditOutcome.valueOf(outcome),
                    line.before(),
                    line.after());
        }
    }

    @GetMapping("/v1/audit")
    @Operation(
            operationId = "listAuditEntries",
            summary = "List audit entries, newest first",
            description =
                    "Entries of both schemas, each of which keeps its own chain. An entry matches all given filters; `from` and `to` are inclusive.")
    @Refuses(ProblemType.LIST_TOO_SLOW)
    Page<AuditEntryAnswer> list(
            @Parameter(
                            description = "Client: `sub` of its token",
                            example = "operator",
                            schema = @Schema(maxLength = LONGEST_ACTOR))
                    @RequestParam
                    @Nullable
                    String actor,
            @Parameter(description = "Kind of action") @RequestParam @Nullable Action action,
            @Parameter(
                            description = "Subject of the action: kind, colon, id",
                            example = "import:7f8d5ab1c02e4a6c9d3f1e0b2a4c6d8e",
                            schema = @Schema(maxLength = LONGEST_SUBJECT))
                    @RequestParam
                    @Nullable
                    String subject,
            @Parameter(description = "At this instant or later, UTC", example = "2026-03-10T00:00:00Z")
                    @RequestParam
                    @Nullable
                    Instant from,
            @Parameter(description = "At this instant or earlier, UTC", example = "2026-03-10T23:59:59.999999Z")
                    @RequestParam
                    @Nullable
                    Instant to,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String cursor) {
        AuditPosition after =
                Cursor.decode(cursor, AuditController::position, AuditController::write, AuditPosition.NEWEST);
        Filter filter = new Filter(checked(actor), action, subject(subject), from, to);
        return Page.of(
                audit.list(filter, after, Cursor.limit(limit) + 1),
                limit,
                AuditEntryAnswer::of,
                line -> write(new AuditPosition(line.at(), line.side(), line.seq())),
                next -> list(actor, action, subject, from, to, Page.MOST_ITEMS, next));
    }

    private static @Nullable String checked(@Nullable String actor) {
        if (actor != null && actor.length() > LONGEST_ACTOR) {
            throw ApiProblem.invalid("actor", "must be at most " + LONGEST_ACTOR + " characters");
        }
        return actor;
    }

    private static @Nullable Subject subject(@Nullable String subject) {
        if (subject == null) {
            return null;
        }
        String[] parts = subject.split(":", 2);
        if (!subject.matches("[a-z-]{1,32}:[\\x20-\\x7E]{1,128}")) {
            throw ApiProblem.invalid("subject", "must be a kind, a colon and an id, such as day-end:2026-03-10");
        }
        return new Subject(parts[0], parts[1]);
    }

    private static AuditPosition position(String written) {
        String[] parts = written.split(BETWEEN, 3);
        return new AuditPosition(
                Cursor.instant(parts[0]), Side.valueOf(parts[1]), Cursor.number(parts[2], Long.MAX_VALUE));
    }

    private static String write(AuditPosition position) {
        return position.at() + BETWEEN + position.side() + BETWEEN + position.seq();
    }
}
