package floorplan.workflows.imports;

import floorplan.domain.imports.LineReason;
import floorplan.domain.imports.NewLoansOfDealer;
import floorplan.workflows.credit.DealerAmount;
import floorplan.workflows.credit.ReservationRefusal;
import io.temporal.workflow.Workflow;
import java.util.List;

/** An import of loans: it claims the loans, then reserves their dealers' credit page by page. */
final class LoansImport implements FileImport {
    private final ImportRequest request;
    private final ImportStubs stubs;
    private boolean mayHaveReserved;

    /**
     * @param mayHaveReserved true if the import was being refused when this run began, because an earlier run of the
     *     workflow, lost since, may have reserved credit
     */
    LoansImport(ImportRequest request, boolean mayHaveReserved) {
        this.request = request;
        this.stubs = new ImportStubs(request.lines());
        this.mayHaveReserved = mayHaveReserved;
    }

    @Override
    public boolean prepare(List<LineReason> reasons) {
        boolean good = stubs.accountLineByLine("claim the loans; lines: " + request.lines())
                .claimLoans(request.importId());
        return good && reserve(reasons);
    }

    private boolean reserve(List<LineReason> reasons) {
        List<NewLoansOfDealer> page = pageAfter("");
        while (!page.isEmpty() && reserve(page, reasons)) {
            page = nextPage(page);
        }
        return reasons.isEmpty();
    }

    private boolean reserve(List<NewLoansOfDealer> page, List<LineReason> reasons) {
        page.stream()
                .filter(d -> !d.oneCurrency())
                .map(LoansImport::severalCurrencies)
                .forEach(reasons::add);
        if (reasons.isEmpty()) {
            // Set before the call, because a reservation whose answer is lost or late must be given back too.
            mayHaveReserved = true;
            stubs.credit("reserve credit; dealers: " + page.size())
                    .reserve(
                            request.importId(),
                            page.stream().map(LoansImport::amount).toList())
                    .forEach(refusal -> reasons.add(refused(page, refusal)));
        }
        return reasons.isEmpty();
    }

    @Override
    public void giveBack() {
        List<NewLoansOfDealer> page = mustRelease() ? pageAfter("") : List.of();
        while (!page.isEmpty()) {
            stubs.credit("give back credit; dealers: " + page.size())
                    .release(
                            request.importId(),
                            page.stream().map(NewLoansOfDealer::dealerId).toList());
            page = nextPage(page);
        }
    }

    /** An earlier run of this workflow, lost since, may have reserved credit, whatever this run has done. */
    private boolean mustRelease() {
        return mayHaveReserved
                || Workflow.getVersion("credit is always given back", Workflow.DEFAULT_VERSION, 1)
                        != Workflow.DEFAULT_VERSION;
    }

    @Override
    public void forgetLines() {
        stubs.accountLineByLine("delete the staged lines").forgetStagedLoans(request.importId());
    }

    private List<NewLoansOfDealer> nextPage(List<NewLoansOfDealer> page) {
        boolean last = page.size() < ImportSteps.DEALERS_A_PAGE;
        return last ? List.of() : pageAfter(page.getLast().dealerId());
    }

    private List<NewLoansOfDealer> pageAfter(String dealerId) {
        return stubs.account("add up new loans by dealer").addUpNewLoans(request.importId(), dealerId);
    }

    private static DealerAmount amount(NewLoansOfDealer loans) {
        return new DealerAmount(loans.dealerId(), loans.currency(), loans.cents());
    }

    private static LineReason severalCurrencies(NewLoansOfDealer loans) {
        return LineReason.ofFile("the " + loans.loans() + " new loans of dealer " + loans.dealerId()
                + " are in several currencies, but a credit line has one; leave the others out");
    }

    private static LineReason refused(List<NewLoansOfDealer> page, ReservationRefusal refusal) {
        long loans = page.stream()
                .filter(d -> d.dealerId().equals(refusal.dealerId()))
                .mapToLong(NewLoansOfDealer::loans)
                .sum();
        return LineReason.ofFile(refusal.detail() + " (new loans of this dealer in the file: " + loans + ")");
    }
}
