package floorplan.console.report;

import floorplan.console.page.RowsOfPage;
import floorplan.console.report.BookedCorrections.BookedCorrectionRows;
import floorplan.console.report.BookedCorrections.TotalsOfDates;
import floorplan.console.report.ReportParts.IncomeRows;
import floorplan.console.report.ReportParts.LoanBalanceRows;
import floorplan.console.report.ReportParts.MaturityRows;
import floorplan.console.report.ReportParts.PartyBalanceRows;
import floorplan.console.report.ReportParts.TypeBalanceRows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The reports, each with its page, its operation and its filters. */
public enum Report {
    LOANS("loans", "reports/balances/loans", LoanBalanceRows.class, "date dealerId manufacturerId loanType"),
    DEALERS("dealers", "reports/balances/dealers", PartyBalanceRows.class, "date dealerId loanType"),
    MANUFACTURERS(
            "manufacturers", "reports/balances/manufacturers", PartyBalanceRows.class, "date manufacturerId loanType"),
    LOAN_TYPES("loan-types", "reports/balances/loan-types", TypeBalanceRows.class, "date"),
    OVERDUE("overdue", "reports/overdue", OverdueRows.class, "dealerId loanType"),
    INCOME("income", "reports/income", IncomeRows.class, "month"),
    MATURITIES("maturities", "reports/maturities", MaturityRows.class, "days dealerId manufacturerId loanType"),
    CORRECTION_TOTALS("correction-totals", "corrections/totals", TotalsOfDates.class, "bookedFrom bookedTo loanType"),
    CORRECTIONS("corrections", "corrections", BookedCorrectionRows.class, "bookedFrom bookedTo loanType");

    private final String name;
    private final String operation;
    private final Class<? extends RowsOfPage> rows;
    private final String filters;

    /**
     * @param operation its path after {@code /v1/}
     * @param filters names of the parameters, with blanks between them
     */
    Report(String name, String operation, Class<? extends RowsOfPage> rows, String filters) {
        this.name = name;
        this.operation = operation;
        this.rows = rows;
        this.filters = filters;
    }

    /** The report of this name in a page's address. */
    static Optional<Report> named(String name) {
        return Arrays.stream(values())
                .filter(report -> report.name.equals(name))
                .findFirst();
    }

    /** Address of its page. */
    public String page() {
        return "/console/reports/" + name;
    }

    /** Path of its operation. */
    String operation() {
        return "/v1/" + operation;
    }

    /** The fields of the answer that the page shows. */
    Class<? extends RowsOfPage> rows() {
        return rows;
    }

    public List<String> filters() {
        return List.of(filters.split(" ", -1));
    }

    /** The fragment of the template that shows its rows. */
    public String table() {
        return this == MANUFACTURERS ? "dealers" : name;
    }
}
