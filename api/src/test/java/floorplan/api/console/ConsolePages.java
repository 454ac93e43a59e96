package floorplan.api.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The pages of the console. Tests of access, accessibility, size and outages read this list. */
final class ConsolePages {
    /**
     * A page.
     *
     * @param name of its picture; empty for an address without a picture
     * @param path below {@code /console}. A name in braces stands for an id of {@link ConsoleUnderTest}
     * @param operation decides who sees the page: a page has the status of this GET; the form of an action is shown
     *     unless this POST answers 403
     */
    record ConsolePage(String name, String path, String operation) {
        ConsolePage at(Map<String, String> ids) {
            return new ConsolePage(name, filled(path, ids), filled(operation, ids));
        }

        private static String filled(String text, Map<String, String> ids) {
            String filled = text;
            for (Map.Entry<String, String> id : ids.entrySet()) {
                filled = filled.replace("{" + id.getKey() + "}", id.getValue());
            }
            return filled;
        }

        boolean isAction() {
            return operation.startsWith("POST ");
        }

        String apiPath() {
            return operation.substring(operation.indexOf(' ') + 1);
        }
    }

    static final List<ConsolePage> ALL = List.of(
            new ConsolePage("today", "/today", "GET /v1/attention"),
            new ConsolePage("", "/today/news", "GET /v1/attention"),
            new ConsolePage("search", "/search?q=CON", "GET /v1/search?q=CON"),
            new ConsolePage("loans", "/loans", "GET /v1/loans"),
            new ConsolePage("loan", "/loans/CON-LOAN", "GET /v1/loans/CON-LOAN"),
            new ConsolePage("", "/loans/CON-OTHERS", "GET /v1/loans/CON-OTHERS"),
            new ConsolePage("missing", "/loans/CON-NONE", "GET /v1/loans/CON-NONE"),
            new ConsolePage("", "/loans.csv", "GET /v1/loans"),
            new ConsolePage("accruals", "/loans/CON-LOAN/accruals", "GET /v1/loans/CON-LOAN/accruals"),
            new ConsolePage("", "/loans/CON-OTHERS/accruals", "GET /v1/loans/CON-OTHERS/accruals"),
            new ConsolePage("", "/loans/CON-OTHERS/accruals.csv", "GET /v1/loans/CON-OTHERS/accruals"),
            new ConsolePage("rate", "/loans/CON-LOAN/rate", "POST /v1/loans/CON-LOAN/rates"),
            new ConsolePage("", "/loans/CON-LOAN/rate-correction", "POST /v1/loans/CON-LOAN/rates"),
            new ConsolePage("waiver", "/loans/CON-LOAN/waiver", "POST /v1/loans/CON-LOAN/waivers"),
            new ConsolePage("", "/loans/CON-OTHERS/postings.csv", "GET /v1/loans/CON-OTHERS/journal"),
            new ConsolePage("postings", "/loans/CON-LOAN/postings", "GET /v1/loans/CON-LOAN/journal"),
            new ConsolePage("", "/loans/CON-OTHERS/postings", "GET /v1/loans/CON-OTHERS/journal"),
            new ConsolePage("repayments", "/repayments", "GET /v1/repayments"),
            new ConsolePage("", "/repayments.csv", "GET /v1/repayments"),
            new ConsolePage("repayment", "/repayments/{repayment}", "GET /v1/repayments/{repayment}"),
            new ConsolePage("reversed", "/repayments/{reversed}", "GET /v1/repayments/{reversed}"),
            new ConsolePage("", "/repayments/{others}", "GET /v1/repayments/{others}"),
            new ConsolePage("", "/repayments/{nothing}", "GET /v1/repayments/{nothing}"),
            new ConsolePage("reversal", "/repayments/{repayment}/reversal", "POST /v1/repayments/{repayment}/reversal"),
            new ConsolePage("dealers", "/dealers", "GET /v1/credit-lines"),
            new ConsolePage("", "/dealers.csv", "GET /v1/credit-lines"),
            new ConsolePage("dealer", "/dealers/CON-A", "GET /v1/credit-lines/CON-A"),
            new ConsolePage("", "/dealers/CON-B", "GET /v1/credit-lines/CON-B"),
            new ConsolePage("", "/dealers/CON-A/movements.csv", "GET /v1/credit-lines/CON-A/movements"),
            new ConsolePage("", "/dealers/CON-A/usage.csv", "GET /v1/credit-lines/CON-A/usage"),
            new ConsolePage("imports", "/imports", "GET /v1/imports"),
            new ConsolePage("import", "/imports/{refusedImport}", "GET /v1/imports/{refusedImport}"),
            new ConsolePage("", "/imports/{refusedImport}/progress", "GET /v1/imports/{refusedImport}"),
            new ConsolePage("", "/imports/{refusedImport}/progress.events", "GET /v1/imports/{refusedImport}/progress"),
            new ConsolePage("", "/imports/{refusedImport}/reasons.csv", "GET /v1/imports/{refusedImport}/reasons"),
            new ConsolePage("import-loans", "/imports/new/loans", "POST /v1/imports/loans"),
            new ConsolePage("", "/imports/new/credit-lines", "POST /v1/imports/credit-lines"),
            new ConsolePage("reports", "/reports", "GET /v1/reports/maturities"),
            new ConsolePage("report-loans", "/reports/loans", "GET /v1/reports/balances/loans"),
            new ConsolePage("report-dealers", "/reports/dealers", "GET /v1/reports/balances/dealers"),
            new ConsolePage("", "/reports/manufacturers", "GET /v1/reports/balances/manufacturers"),
            new ConsolePage("", "/reports/loan-types", "GET /v1/reports/balances/loan-types"),
            new ConsolePage("report-overdue", "/reports/overdue", "GET /v1/reports/overdue"),
            new ConsolePage("report-income", "/reports/income", "GET /v1/reports/income"),
            new ConsolePage("report-maturities", "/reports/maturities?days=3660", "GET /v1/reports/maturities"),
            new ConsolePage("report-correction-totals", "/reports/correction-totals", "GET /v1/corrections/totals"),
            new ConsolePage("", "/reports/correction-totals.csv", "GET /v1/corrections/totals"),
            new ConsolePage("report-corrections", "/reports/corrections", "GET /v1/corrections"),
            new ConsolePage("", "/reports/corrections.csv", "GET /v1/corrections"),
            new ConsolePage("", "/reports/income.csv", "GET /v1/reports/income"),
            new ConsolePage("reconciliation", "/reconciliation", "GET /v1/reconciliations"),
            new ConsolePage("", "/reconciliation/new", "POST /v1/reconciliations"),
            new ConsolePage("audit", "/audit", "GET /v1/audit"),
            new ConsolePage("", "/audit.csv", "GET /v1/audit"),
            new ConsolePage("settings", "/settings", "GET /v1/settings"),
            new ConsolePage("repay", "/repayments/new?loanId=CON-LOAN", "POST /v1/repayments"),
            new ConsolePage("receipts", "/receipts", "GET /v1/receipts"),
            new ConsolePage("", "/receipts.csv?status=OPEN", "GET /v1/receipts?status=OPEN"),
            new ConsolePage("receipt", "/receipts/{receipt}", "GET /v1/receipts/{receipt}"),
            new ConsolePage("", "/receipts/{nothing}", "GET /v1/receipts/{nothing}"),
            new ConsolePage(
                    "application", "/receipts/{receipt}/application", "POST /v1/receipts/{receipt}/application"),
            new ConsolePage("", "/receipts/{receipt}/refund", "POST /v1/receipts/{receipt}/refund"),
            new ConsolePage("", "/receipts/{receipt}/return", "POST /v1/receipts/{receipt}/return"),
            new ConsolePage("receipt-files", "/receipt-files", "GET /v1/receipt-files"),
            new ConsolePage("send-file", "/receipt-files/new", "POST /v1/receipt-files/csv"),
            new ConsolePage("receipt-file", "/receipt-files/{file}", "GET /v1/receipt-files/{file}"),
            new ConsolePage("", "/receipt-files/{file}/release", "POST /v1/receipt-files/{file}/release"),
            new ConsolePage("", "/receipt-files/{file}/discard", "POST /v1/receipt-files/{file}/discard"),
            new ConsolePage("receipt-lines", "/receipt-files/{file}/lines", "GET /v1/receipt-files/{file}/lines"),
            new ConsolePage("", "/receipt-files/{file}/lines.csv", "GET /v1/receipt-files/{file}/lines"),
            new ConsolePage("bank-reconciliations", "/bank-reconciliations", "GET /v1/bank-reconciliations"),
            new ConsolePage("", "/bank-reconciliations.csv", "GET /v1/bank-reconciliations"),
            new ConsolePage("payer-accounts", "/payer-accounts", "GET /v1/payer-accounts"),
            new ConsolePage("", "/payer-accounts.csv", "GET /v1/payer-accounts"),
            new ConsolePage("payer-account", "/payer-accounts/new", "POST /v1/payer-accounts"),
            new ConsolePage("", "/payer-accounts/6222/removal", "POST /v1/payer-accounts/6222/removal"),
            new ConsolePage("day-ends", "/day-ends", "GET /v1/day-ends"),
            new ConsolePage("day-end", "/day-ends/{date}", "GET /v1/day-ends/{date}"),
            new ConsolePage("", "/day-ends/2020-01-01", "GET /v1/day-ends/2020-01-01"),
            new ConsolePage("", "/day-ends/{date}/progress", "GET /v1/day-ends/{date}"),
            new ConsolePage("", "/day-ends/{date}/progress.events", "GET /v1/day-ends/{date}"),
            new ConsolePage("", "/day-ends/{date}/journal.beancount", "GET /v1/day-ends/{date}/journal.beancount"),
            new ConsolePage("failures", "/day-ends/{date}/failures", "GET /v1/day-ends/{date}/failures"),
            new ConsolePage("", "/day-ends/{date}/retries/{retry}", "GET /v1/day-ends/{date}/failures/retries/{retry}"),
            new ConsolePage("close-date", "/day-ends/close", "POST /v1/day-ends"),
            new ConsolePage("retry", "/day-ends/{date}/failures/retry", "POST /v1/day-ends/{date}/failures/retry"),
            new ConsolePage("accept", "/day-ends/{date}/accept", "POST /v1/day-ends/{date}/accept"),
            new ConsolePage("dead-letters", "/dead-letters", "GET /v1/dead-letters"),
            new ConsolePage("dead-letter", "/dead-letters/{letter}", "GET /v1/dead-letters/{letter}"),
            new ConsolePage("", "/dead-letters/{nothing}", "GET /v1/dead-letters/{nothing}"),
            new ConsolePage("bulk", "/dead-letters/decisions/{decided}", "GET /v1/dead-letters/decisions/{decided}"),
            new ConsolePage("decide", "/dead-letters/decision", "POST /v1/dead-letters/decisions"),
            new ConsolePage("decide-all", "/dead-letters/decision/all", "POST /v1/dead-letters/decisions"),
            new ConsolePage("", "/dead-letters/{letter}/retry", "POST /v1/dead-letters/{letter}/retry"),
            new ConsolePage("discard", "/dead-letters/{letter}/discard", "POST /v1/dead-letters/{letter}/discard"));

    /** Pages that say what they cannot know while servers are down. */
    static final List<String> DURING_OUTAGES = List.of(
            "/today",
            "/loans",
            "/loans/CON-LOAN",
            "/repayments",
            "/day-ends",
            "/dead-letters",
            "/dealers/CON-A",
            "/imports",
            "/reports/dealers",
            "/reports/overdue",
            "/reconciliation",
            "/audit");

    private ConsolePages() {}

    /** Addresses with a hostile text in place of a parameter or an id. */
    static List<String> withHostileParameters(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return List.of(
                "/search?q=" + encoded,
                "/loans?dealerId=" + encoded,
                "/loans?lang=" + encoded,
                "/loans?done=" + encoded,
                "/loans/CON-LOAN?date=" + encoded,
                "/dealers/" + encoded,
                "/imports/" + encoded,
                "/reports/overdue?dealerId=" + encoded,
                "/audit?subject=" + encoded,
                "/repayments?amountFrom=" + encoded,
                "/repayments?acceptedFrom=" + encoded,
                "/repayments?cursor=" + encoded,
                "/day-ends?cursor=" + encoded,
                "/day-ends/" + encoded,
                "/dead-letters?failure=" + encoded,
                "/dead-letters/" + encoded,
                "/dead-letters/decision?failure=" + encoded,
                "/repayments/" + encoded,
                "/receipt-files/" + encoded + "/lines?outcome=" + encoded,
                "/payer-accounts?partyId=" + encoded,
                "/bank-reconciliations?account=" + encoded,
                "/repayments/" + encoded + "/reversal?reason=" + encoded);
    }
}
