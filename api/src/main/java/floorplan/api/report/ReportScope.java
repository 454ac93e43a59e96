package floorplan.api.report;

import floorplan.api.problem.ApiProblem;
import floorplan.api.security.Caller;
import floorplan.domain.loan.LoanNames;
import floorplan.domain.loan.LoanType;
import floorplan.store.report.ReportedLoans;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Combines the filters of a report with the limits of its caller's token. */
final class ReportScope {
    private ReportScope() {}

    /**
     * The loans that the caller may see and that match every filter; empty if there can be none.
     *
     * @throws ApiProblem if a text cannot be an id
     */
    static Optional<ReportedLoans> loans(
            Caller caller, @Nullable String dealerId, @Nullable String manufacturerId, @Nullable LoanType loanType) {
        check("dealerId", dealerId);
        check("manufacturerId", manufacturerId);
        String ownDealer = caller.party().dealerId();
        String ownManufacturer = caller.party().manufacturerId();
        if (excludes(ownDealer, dealerId) || excludes(ownManufacturer, manufacturerId)) {
            return Optional.empty();
        }
        return Optional.of(new ReportedLoans(
                ownDealer == null ? dealerId : ownDealer,
                ownManufacturer == null ? manufacturerId : ownManufacturer,
                loanType));
    }

    private static boolean excludes(@Nullable String own, @Nullable String asked) {
        return own != null && asked != null && !own.equals(asked);
    }

    private static void check(String field, @Nullable String id) {
        if (id != null && !LoanNames.isId(id)) {
            throw ApiProblem.invalid(field, LoanNames.ID_RULE);
        }
    }
}
