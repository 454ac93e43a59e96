package floorplan.bench.console;

import java.util.List;

/** Pages of the console that read something or are a form, below {@code /console}. */
final class ConsolePaths {
    private ConsolePaths() {}

    static List<String> of(PortfolioOfPages portfolio) {
        String loan = portfolio.accruedLoan();
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
                "/loans/" + loan,
                "/loans/" + loan + "/accruals",
                "/loans/" + loan + "/postings",
                "/loans/" + loan + "/rate",
                "/loans/" + loan + "/rate-correction",
                "/loans/" + loan + "/waiver",
                "/repayments/new?loanId=" + loan,
                "/repayments",
                "/repayments?dealerId=D-7",
                "/repayments?status=REFUSED",
                "/repayments?creditStatus=RESTORED",
                "/repayments/" + repayment,
                "/repayments/" + repayment + "/reversal",
                "/receipts",
                "/receipt-files",
                "/receipt-files/new",
                "/bank-reconciliations",
                "/payer-accounts",
                "/payer-accounts/new",
                "/dealers",
                "/dealers/D-7",
                "/day-ends",
                "/day-ends/" + date,
                "/day-ends/" + date + "/progress",
                "/day-ends/" + date + "/failures",
                "/day-ends/" + date + "/failures/retry",
                "/day-ends/close",
                "/dead-letters",
                "/dead-letters/decision/all",
                "/imports",
                "/imports/" + file,
                "/imports/" + file + "/progress",
                "/imports/new/loans",
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
                "/reconciliation/new",
                "/audit",
                "/settings");
    }
}
