package floorplan.workflows.imports;

import floorplan.domain.imports.LineReason;
import floorplan.workflows.credit.LimitRefusal;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** An import of credit lines: the credit side sets all limits in one step, or none. */
final class CreditLinesImport implements FileImport {
    private final ImportRequest request;
    private final ImportStubs stubs;

    CreditLinesImport(ImportRequest request) {
        this.request = request;
        this.stubs = new ImportStubs(request.lines());
    }

    @Override
    public boolean prepare(List<LineReason> reasons) {
        List<LimitRefusal> refusals = new ArrayList<>();
        // A cancellation midway would leave it unknown whether the limits were set.
        Workflow.newDetachedCancellationScope(
                        () -> refusals.addAll(stubs.credit("set the limits; lines: " + request.lines())
                                .setLimits(request.importId(), request.by())))
                .run();
        refusals.forEach(r -> reasons.add(new LineReason(r.line(), r.field(), r.reason())));
        return refusals.isEmpty();
    }

    @Override
    public void giveBack() {
        stubs.credit("delete the staged lines").forgetLimits(request.importId());
    }

    @Override
    public void forgetLines() {
        // The staged lines are gone in any case: the step that sets the limits deletes them, and so does giving back.
    }
}
