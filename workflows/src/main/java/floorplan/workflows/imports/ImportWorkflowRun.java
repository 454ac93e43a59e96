package floorplan.workflows.imports;

import floorplan.domain.imports.ImportStatus;
import floorplan.domain.imports.LineReason;
import floorplan.workflows.SearchKeys;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** begin → prepare (claim loans and reserve credit, or set limits) → complete; or refuse and give everything back. */
public final class ImportWorkflowRun implements ImportWorkflow {
    private final List<LineReason> reasons = new ArrayList<>();

    @Override
    public ImportStatus take(ImportRequest request) {
        ImportStatus begun = new ImportStubs(request.lines()).account("begin").begin(request.importId());
        ImportStatus end = begun.isOver() ? begun : settle(request, begun);
        Workflow.upsertTypedSearchAttributes(SearchKeys.OUTCOME.valueSet(end.name()));
        return end;
    }

    private ImportStatus settle(ImportRequest request, ImportStatus begun) {
        boolean refusing = begun == ImportStatus.REFUSING;
        FileImport file = switch (request.kind()) {
            case LOANS -> new LoansImport(request, refusing);
            case CREDIT_LINES -> new CreditLinesImport(request);
        };
        boolean good = !refusing && prepare(file);
        // A cancellation does not stop the decision from being carried out.
        Workflow.newDetachedCancellationScope(() -> carryOut(good, request, file))
                .run();
        return good ? ImportStatus.COMPLETED : ImportStatus.REFUSED;
    }

    private boolean prepare(FileImport file) {
        try {
            return file.prepare(reasons);
        } catch (TemporalFailure e) {
            // Every step is retried for ever, so this failure is a cancellation.
            reasons.add(LineReason.ofFile("the import was cancelled before it was complete; send the file again"));
            return false;
        }
    }

    private void carryOut(boolean good, ImportRequest request, FileImport file) {
        ImportStubs stubs = new ImportStubs(request.lines());
        String importId = request.importId();
        if (good) {
            stubs.account("make everything visible at once").complete(importId);
        } else {
            stubs.account("refuse").refuse(importId, reasons);
            file.giveBack();
            stubs.accountLineByLine("give back the loans").giveBackLoans(importId);
        }
        file.forgetLines();
    }
}
