package floorplan.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.loan.LoanType;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import floorplan.store.report.BalanceReport;
import floorplan.store.report.BalanceReport.By;
import floorplan.store.report.BalanceReport.PartySums;
import floorplan.store.report.BalanceReport.ReportPart;
import floorplan.store.report.LoanByLoan;
import floorplan.store.report.ReportedLoans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sums of parties as the database adds them up, and as they are added up loan by loan. */
final class PartiesBothWays {
    private PartiesBothWays() {}

    /** Compares them for a date of {@link ReportedPortfolio}, for all loans and for some. */
    static void compare(LocalDate date) {
        AccountDatabase database = TestSchema.account("api");
        for (By by : By.values()) {
            for (ReportedLoans loans : List.of(
                    new ReportedLoans(null, null, null),
                    new ReportedLoans(null, null, LoanType.DEALER),
                    new ReportedLoans("D-1", null, null),
                    new ReportedLoans(null, "M-2", null))) {
                assertThat(parties(new BalanceReport(database), date, by, loans, 1))
                        .as("%s %s", by, loans)
                        .isNotEmpty()
                        .isEqualTo(parties(LoanByLoan.report(database), date, by, loans, 1000));
            }
        }
    }

    private static List<PartySums> parties(
            BalanceReport report, LocalDate date, By by, ReportedLoans loans, int limit) {
        List<PartySums> all = new ArrayList<>();
        @Nullable String after = "";
        while (after != null) {
            ReportPart<PartySums, String> part = report.parties(date, by, loans, after, limit);
            all.addAll(part.rows());
            after = part.end();
        }
        return all;
    }
}
