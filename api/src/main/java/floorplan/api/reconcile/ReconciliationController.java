package floorplan.api.reconcile;

import floorplan.api.answer.TemporalCalls;
import floorplan.api.problem.ApiProblem;
import floorplan.api.problem.ProblemType;
import floorplan.api.problem.Refuses;
import floorplan.api.security.Caller;
import floorplan.domain.reconcile.ReconciliationStatus;
import floorplan.store.audit.Action;
import floorplan.store.audit.AuditLog;
import floorplan.store.audit.AuditLog.AuditEntry;
import floorplan.store.audit.AuditOutcome;
import floorplan.store.audit.Subject;
import floorplan.store.reconcile.Reconciliations;
import floorplan.store.reconcile.Reconciliations.ReconciliationRun;
import floorplan.workflows.reconcile.Reconciling;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleException;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Starts reconciliations of the account side with the credit side, and shows the newest one. */
@RestController
@Tag(name = "Reconciliations")
@RequestMapping("/v1/reconciliations")
class ReconciliationController {
    private static final int MOST_DIFFERENCES = 1_000;
    private static final String LATEST = "/v1/reconciliations/latest";

    private final WorkflowClient temporal;
    private final Reconciliations reconciliations;
    private final AuditLog audit;

    ReconciliationController(WorkflowClient temporal, Reconciliations reconciliations, AuditLog audit) {
        this.temporal = temporal;
        this.reconciliations = reconciliations;
        this.audit = audit;
    }

    /** Starts a reconciliation of both sides. While one runs, asking again starts no other. */
    @Operation(operationId = "reconcile", summary = "Start a reconciliation")
    @PostMapping
    @ApiResponse(responseCode = "202", description = "Both sides are being compared")
    ResponseEntity<Map<String, String>> reconcile(@AuthenticationPrincipal Caller caller) {
        // Written before the workflow starts, because Temporal takes no part in the transaction.
        audit.append(new AuditEntry(
                caller.client(),
                Action.RECONCILE,
                AuditOutcome.ASKED,
                new Subject("reconciliation", "latest"),
                null,
                null));
        TemporalCalls.within(() -> {
            try {
                Reconciling.startNow(temporal);
                return LATEST;
            } catch (ScheduleException noSchedule) {
                throw new ApiProblem(
                        ProblemType.UNAVAILABLE,
                        "Temporal does not return the schedule that starts reconciliations."
                                + " A worker creates that schedule: start a worker.");
            }
        });
        return ResponseEntity.accepted()
                .location(URI.create(LATEST))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(Map.of("id", "latest", "status", ReconciliationStatus.RUNNING.name()));
    }

    /** The newest reconciliation: both sides' totals, the differences, and counts of mended items. */
    @Operation(operationId = "getLatestReconciliation", summary = "Show the latest reconciliation")
    @GetMapping("/latest")
    @Refuses(ProblemType.NOT_FOUND)
    ReconciliationAnswer latest() {
        ReconciliationRun run = reconciliations
                .latest()
                .orElseThrow(() -> new ApiProblem(
                        ProblemType.NOT_FOUND,
                        "There has been no reconciliation yet. POST /v1/reconciliations starts one."));
        return ReconciliationAnswer.of(
                run,
                reconciliations.totals(run.id()),
                reconciliations.countDifferences(run.id()),
                reconciliations.differences(run.id(), MOST_DIFFERENCES));
    }
}
