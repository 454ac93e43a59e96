package floorplan.bench.console;

import java.util.List;

/**
 * Pages of the console that read something, below {@code /console}. Of the pages of one loan only the form for a rate
 * is among them: the loans of the book have too few accruals for the others, and the time of such a page does not
 * depend on the number of loans.
 */
final class ConsolePaths {
    private ConsolePaths() {}

    static List<String> of(PortfolioOfPages portfolio) {
        String loan = portfolio.text("SELECT MAX(loan_no) FROM loan WHERE dealer_id = 'D-7' AND closed_on IS NULL");
        String repayment = portfolio.text("SELECT MAX(id) FROM repayment_log WHERE status = 'APPLIED'");
        String date = portfolio.text("SELECT MAX(business_date) FROM day_end");
        String file = portfolio.text("SELECT MAX(id) FROM import");
        return List.of(
                "/today",
                "/today/news",
                "/search?q=" + loan.substring(0, loan.length() - 1),
                "/loans",
                "/loans?dealerId=D-7",
                "/loans?loanType=SPLIT&status=OPEN",
                "/loans?overdue=true",
                "/loans?overdue=true&dealerId=D-7",
                "/loans/" + loan + "/rate",
                "/repayments",
                "/repayments?dealerId=D-7",
                "/repayments?status=REFUSED",
                "/repayments?creditStatus=RESTORED",
                "/repayments/" + repayment,
                "/repayments/" + repayment + "/reversal",
                "/receipts",
                "/receipt-files",
                "/dealers",
                "/dealers/D-7",
                "/day-ends",
                "/day-ends/" + date,
                "/day-ends/" + date + "/failures",
                "/dead-letters",
                "/imports",
                "/imports/" + file,
                "/reports",
                "/reports/loans",
                "/reports/loans?dealerId=D-7",
                "/reports/dealers",
                "/reports/manufacturers",
                "/reports/loan-types",
                "/reports/overdue",
                "/reports/overdue?dealerId=D-7",
                "/reports/income",
                "/reports/maturities?days=30",
                "/reports/correction-totals",
                "/reports/corrections",
                "/reconciliation",
                "/audit",
                "/settings");
    }
}
