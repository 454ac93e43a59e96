package floorplan.api.credit;

import floorplan.api.answer.TemporalCalls;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.request.Reason;
import floorplan.api.security.Caller;
import floorplan.domain.credit.CreditOutcome;
import floorplan.domain.credit.Decision;
import floorplan.runtime.credit.CreditSettings;
import floorplan.store.credit.DeadLetterDecisions;
import floorplan.store.credit.DeadLetterDecisions.DeadLetter;
import floorplan.store.credit.DeadLetterDecisions.Decided;
import floorplan.workflows.credit.CreditRestores;
import floorplan.workflows.credit.RefusedMessage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows a credit message that was given up on, and takes a person's decision about it. */
@RestController
@Tag(name = "Dead letters")
@RequestMapping("/v1/dead-letters")
class DeadLetterController {

    private final DeadLetterDecisions deadLetters;
    private final CreditRestores restores;
    private final CreditSettings settings;

    DeadLetterController(DeadLetterDecisions deadLetters, CreditRestores restores, CreditSettings settings) {
        this.deadLetters = deadLetters;
        this.restores = restores;
        this.settings = settings;
    }

    /** The reason of a person's decision, 1 to 500 characters. */
    record DecisionBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = Reason.SHORTEST,
                    maxLength = Reason.LONGEST)
            @Nullable
            String reason) {}

    /** A dead letter, waiting or decided. */
    @Operation(operationId = "getDeadLetter", summary = "Show a dead letter")
    @GetMapping("/{id}")
    DeadLetterAnswer find(@PathVariable String id) {
        return answer(known(id));
    }

    /**
     * The body of a message that cannot be read, byte for byte. A body of up to 8 MB is complete. Of a longer one, only
     * the first 1 MB is kept here; the queue {@code clms.credit.dead} has the complete message. Compare the length of
     * the answer with {@code bodyLength}.
     */
    @Operation(operationId = "getDeadLetterBody", summary = "Download the body of a dead letter")
    @GetMapping(path = "/{id}/body", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> body(@PathVariable String id) {
        byte[] body = deadLetters
                .body(id)
                .orElseThrow(() -> new ApiProblem(
                        ProblemType.NOT_FOUND, "There is no dead letter " + id + " that cannot be read."));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"dead-letter.bin\"")
                .body(body);
    }

    /**
     * Carries the message out again. Mend the cause of the failure first. If it fails again, it waits for another
     * decision.
     */
    @Operation(operationId = "retryDeadLetter", summary = "Retry a dead letter")
    @PostMapping("/{id}/retry")
    @Refuses({ProblemType.ALREADY_DECIDED})
    @ApiResponse(responseCode = "202", description = "The decision is recorded")
    ResponseEntity<DeadLetterAnswer> retry(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody DecisionBody body) {
        return decide(caller, id, Decision.RETRY, body);
    }

    /** Discards the message: it is never carried out. */
    @Operation(operationId = "discardDeadLetter", summary = "Discard a dead letter")
    @PostMapping("/{id}/discard")
    @Refuses({ProblemType.ALREADY_DECIDED})
    @ApiResponse(responseCode = "202", description = "The decision is recorded")
    ResponseEntity<DeadLetterAnswer> discard(
            @AuthenticationPrincipal Caller caller, @PathVariable String id, @RequestBody DecisionBody body) {
        return decide(caller, id, Decision.DISCARD, body);
    }

    private ResponseEntity<DeadLetterAnswer> decide(Caller caller, String id, Decision decision, DecisionBody body) {
        String reason = Reason.check(body.reason());
        boolean recorded = deadLetters.decide(id, decision, caller.client(), reason);
        DeadLetter letter = known(id);
        if (letter.outcome() == CreditOutcome.DEAD_LETTER) {
            // Also for an earlier decision: the workflow may not have been told of it.
            tell(letter, caller.client());
        }
        if (!recorded && !isRepeated(letter, decision, caller, reason)) {
            throw decidedBefore(letter);
        }
        return ResponseEntity.accepted()
                .location(URI.create("/v1/dead-letters/" + id))
                .body(answer(letter));
    }

    /** A client whose answer was lost sends the same decision again and gets the same answer. */
    private boolean isRepeated(DeadLetter letter, Decision decision, Caller caller, String reason) {
        List<Decided> all = decisions(letter);
        return !all.isEmpty() && all.getLast().is(decision, caller.client(), reason);
    }

    private void tell(DeadLetter letter, String by) {
        RefusedMessage message =
                RefusedMessage.of(letter.messageId(), letter.movement(), settings.tries(), settings.firstPause());
        TemporalCalls.within(() -> {
            restores.decided(message, by);
            return message;
        });
    }

    private ApiProblem decidedBefore(DeadLetter letter) {
        String last = decisions(letter).stream()
                .reduce((earlier, later) -> later)
                .map(decided -> decided.by() + " decided " + decided.decision() + " at " + decided.at() + " ("
                        + decided.reason() + "). ")
                .orElse("");
        return new ApiProblem(
                ProblemType.ALREADY_DECIDED,
                last + "The message is now " + letter.outcome() + ": see /v1/dead-letters/" + letter.messageId() + ".");
    }

    private List<Decided> decisions(DeadLetter letter) {
        return deadLetters.about(List.of(letter.messageId())).getOrDefault(letter.messageId(), List.of());
    }

    private DeadLetter known(String id) {
        return deadLetters
                .find(id)
                .orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND, "There is no dead letter " + id + "."));
    }

    private DeadLetterAnswer answer(DeadLetter letter) {
        return DeadLetterAnswer.of(letter, decisions(letter));
    }
}
