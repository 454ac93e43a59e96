package floorplan.api.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the API as the access grid calls it, with the expected access. Stated here independently of the code.
 *
 * @param scope empty for an operation that is open to anyone
 * @param kinds the parties beside the lender that may call it
 * @param path {@code *} stands for the thing's id, as in the body
 * @param found status and problem type if the thing is shown
 * @param absent status and problem type if the thing does not exist; null for an operation without owned things, for
 *     which any answer except 401, 403 and 5xx shows that the caller was admitted
 */
record GridOperation(
        String scope,
        Set<String> kinds,
        String path,
        String contentType,
        String body,
        List<Thing> things,
        String found,
        @Nullable String absent) {

    /**
     * The thing that an operation is about.
     *
     * @param payer payer of a repayment or receipt; empty for other things
     * @param shownTo the parties that see it; the lender sees everything that exists
     */
    record Thing(String id, boolean exists, String payer, Set<String> shownTo) {}

    private static final Set<String> LENDER_ONLY = Set.of();
    private static final Set<String> AND_DEALERS = Set.of("DEALER");
    private static final Set<String> ALL = Set.of("DEALER", "MAKER");

    private static final Thing NO_LOAN = new Thing("LOAN-XX", false, "", Set.of());
    private static final List<Thing> LOANS = List.of(loan("AA"), loan("BB"), loan("AB"), NO_LOAN);
    private static final List<Thing> FILTERS = List.of(
            new Thing("DEALER-A", true, "", Set.of("DEALER-A", "MAKER-A", "MAKER-B")),
            new Thing("DEALER-B", true, "", Set.of("DEALER-B", "MAKER-B")),
            new Thing("DEALER-Q", false, "", Set.of()));
    private static final List<Thing> LINES = List.of(
            new Thing("DEALER-A", true, "", Set.of("DEALER-A")),
            new Thing("DEALER-B", true, "", Set.of("DEALER-B")),
            new Thing("DEALER-Q", false, "", Set.of()));

    private static final List<Thing> ANY = List.of(new Thing("", true, "", Set.of()));

    /** Receipts of a dealer, of a manufacturer, and of an unknown payer. */
    static final List<Thing> RECEIPTS = List.of(
            new Thing("a".repeat(32), true, "DEALER", Set.of("DEALER-A")),
            new Thing("b".repeat(32), true, "MANUFACTURER", Set.of("MAKER-B")),
            new Thing("c".repeat(32), true, "UNKNOWN", Set.of()),
            new Thing("0".repeat(32), false, "", Set.of()));

    private static Thing loan(String parties) {
        return new Thing(
                "LOAN-" + parties, true, "", Set.of("DEALER-" + parties.charAt(0), "MAKER-" + parties.charAt(1)));
    }

    /** True if a limited caller would pay as the other payer, which is refused. */
    boolean isForAnotherPayer(GridRole role, Thing thing) {
        return body.contains("payer") && role.isLimited() && !paysAs(role.kind(), thing.payer());
    }

    private static boolean paysAs(String kind, String payer) {
        return kind.equals(payer.equals("MANUFACTURER") ? "MAKER" : "DEALER");
    }

    /** @param repayments repayments made before the test */
    static Map<String, GridOperation> all(List<Thing> repayments) {
        Map<String, GridOperation> all = new TreeMap<>();
        all.put("GET /v1/loans", get("loans:read", ALL, "/v1/loans?dealerId=*", FILTERS, "200"));
        all.put("GET /v1/loans/{id}", get("loans:read", ALL, "/v1/loans/*", LOANS, "404"));
        all.put("GET /v1/loans/{id}/accruals", get("loans:read", ALL, "/v1/loans/*/accruals", LOANS, "404"));
        all.put("GET /v1/loans/{id}/payoff", get("loans:read", ALL, "/v1/loans/*/payoff", LOANS, "404"));
        all.put("GET /v1/loans/{id}/journal", get("loans:read", AND_DEALERS, "/v1/loans/*/journal", LOANS, "404"));
        all.put(
                "GET /v1/loans/{id}/corrections",
                get("loans:read", LENDER_ONLY, "/v1/loans/*/corrections", LOANS, "404"));
        all.put("GET /v1/loans/{id}/repayments", get("loans:read", ALL, "/v1/loans/*/repayments", LOANS, "404"));
        all.put("GET /v1/loans/{id}/rates", get("loans:read", ALL, "/v1/loans/*/rates", LOANS, "404"));
        all.put("GET /v1/repayments", get("loans:read", ALL, "/v1/repayments?loanId=*", LOANS, "200"));
        all.put("GET /v1/search", get("loans:read", ALL, "/v1/search?q=*", LOANS, "200"));
        all.put("GET /v1/credit-lines/{dealerId}", get("loans:read", AND_DEALERS, "/v1/credit-lines/*", LINES, "404"));
        all.put(
                "GET /v1/credit-lines/{dealerId}/movements",
                get("loans:read", AND_DEALERS, "/v1/credit-lines/*/movements", LINES, "404"));
        all.put("GET /v1/credit-lines", get("loans:read", AND_DEALERS, "/v1/credit-lines", ANY, "200"));
        all.put(
                "GET /v1/credit-lines/{dealerId}/usage",
                get("loans:read", AND_DEALERS, "/v1/credit-lines/*/usage", LINES, "404"));
        reports(all);
        all.put("GET /v1/repayments/{id}", get("loans:read", ALL, "/v1/repayments/*", repayments, "404"));
        all.put("POST /v1/repayments", repay());
        all.put("GET /v1/receipts", get("loans:read", ALL, "/v1/receipts", ANY, "200"));
        all.put("GET /v1/receipts/{id}", get("loans:read", ALL, "/v1/receipts/*", RECEIPTS, "404"));
        lenders(all);
        all.put("GET /problems", open("/problems"));
        all.put("GET /problems/{name}", open("/problems/not-found"));
        return all;
    }

    private static void reports(Map<String, GridOperation> all) {
        String reports = "/v1/reports/";
        for (String balances : List.of("balances/loans", "balances/dealers")) {
            all.put("GET " + reports + balances, get("loans:read", AND_DEALERS, reports + balances, ANY, "200"));
        }
        all.put(
                "GET /v1/reports/overdue",
                get("loans:read", AND_DEALERS, reports + "overdue?dealerId=*", LINES, "200"));
        all.put(
                "GET /v1/reports/maturities",
                get("loans:read", ALL, reports + "maturities?days=3660&dealerId=*", FILTERS, "200"));
        for (String lenders : List.of("balances/manufacturers", "balances/loan-types", "income")) {
            all.put("GET " + reports + lenders, lendersGet("loans:read", reports + lenders));
        }
    }

    private static void lenders(Map<String, GridOperation> all) {
        String reason = "{\"reason\": \"a test\"}";
        all.put("POST /v1/imports/{kind}", post("loans:write", "/v1/imports/loans", "text/csv", "no,such,header"));
        all.put(
                "POST /v1/loans/{id}/rates",
                post(
                        "loans:write",
                        "/v1/loans/NO-SUCH-LOAN/rates",
                        "application/json",
                        "{\"effectiveFrom\": \"2026-02-01\", \"annualRate\": \"0.05\"}"));
        all.put(
                "POST /v1/loans/{id}/waivers",
                operate("/v1/loans/NO-SUCH-LOAN/waivers", "{\"component\": \"PENALTY\", \"reason\": \"a test\"}"));
        all.put("GET /v1/corrections", lendersGet("loans:read", "/v1/corrections"));
        all.put("GET /v1/corrections/totals", lendersGet("loans:read", "/v1/corrections/totals"));
        all.put("GET /v1/corrections/{id}", lendersGet("loans:read", "/v1/corrections/" + "0".repeat(32)));
        all.put("GET /v1/imports", lendersGet("loans:write", "/v1/imports"));
        all.put("GET /v1/reversals", lendersGet("loans:read", "/v1/reversals"));
        all.put("GET /v1/reconciliations", lendersGet("operations:read", "/v1/reconciliations"));
        all.put("GET /v1/audit/verification", lendersGet("operations:read", "/v1/audit/verification"));
        all.put("GET /v1/settings", lendersGet("operations:read", "/v1/settings"));
        all.put("GET /v1/audit", lendersGet("operations:read", "/v1/audit"));
        all.put("GET /v1/servers", lendersGet("operations:read", "/v1/servers"));
        all.put("GET /v1/repayments/hours", lendersGet("operations:read", "/v1/repayments/hours"));
        all.put("GET /v1/attention", lendersGet("operations:read", "/v1/attention"));
        all.put(
                "GET /v1/imports/{id}/reasons",
                lendersGet("loans:write", "/v1/imports/" + "0".repeat(32) + "/reasons"));
        all.put("GET /v1/imports/{id}", lendersGet("loans:write", "/v1/imports/" + "0".repeat(32)));
        all.put(
                "POST /v1/receipt-files/{profile}",
                post("repayments:write", "/v1/receipt-files/csv", "text/csv", "no,such,header"));
        all.put("GET /v1/receipt-files", lendersGet("loans:read", "/v1/receipt-files"));
        all.put("GET /v1/receipt-files/{id}", lendersGet("loans:read", "/v1/receipt-files/" + "0".repeat(32)));
        all.put(
                "GET /v1/receipt-files/{id}/lines",
                lendersGet("loans:read", "/v1/receipt-files/" + "0".repeat(32) + "/lines"));
        all.put("GET /v1/bank-reconciliations", lendersGet("loans:read", "/v1/bank-reconciliations"));
        String heldFile = "/v1/receipt-files/" + "0".repeat(32);
        all.put("POST /v1/receipt-files/{id}/release", operate(heldFile + "/release", reason));
        all.put("POST /v1/receipt-files/{id}/discard", operate(heldFile + "/discard", reason));
        all.put("GET /v1/payer-accounts", lendersGet("loans:read", "/v1/payer-accounts"));
        all.put("POST /v1/payer-accounts", operate("/v1/payer-accounts", "{\"account\": \"1\"}"));
        all.put("POST /v1/payer-accounts/{account}/removal", operate("/v1/payer-accounts/none/removal", ""));
        all.put(
                "GET /v1/imports/{id}/progress",
                lendersGet("loans:write", "/v1/imports/" + "0".repeat(32) + "/progress"));
        all.put(
                "GET /v1/receipt-files/{id}/progress",
                lendersGet("loans:read", "/v1/receipt-files/" + "0".repeat(32) + "/progress"));
        all.put("GET /v1/day-ends/{date}/progress", lendersGet("operations:read", "/v1/day-ends/2020-01-01/progress"));
        all.put("GET /v1/day-ends", lendersGet("operations:read", "/v1/day-ends"));
        all.put("GET /v1/day-ends/{date}", lendersGet("operations:read", "/v1/day-ends/2020-01-01"));
        all.put("GET /v1/day-ends/{date}/failures", lendersGet("operations:read", "/v1/day-ends/2020-01-01/failures"));
        String retry = "/v1/day-ends/2020-01-01/failures/retries/" + "0".repeat(32);
        all.put(
                "GET /v1/day-ends/{date}/failures/reasons",
                lendersGet("operations:read", "/v1/day-ends/2020-01-01/failures/reasons"));
        all.put(
                "GET /v1/day-ends/{date}/failures/retries",
                lendersGet("operations:read", "/v1/day-ends/2020-01-01/failures/retries"));
        all.put("GET /v1/day-ends/{date}/failures/retries/{id}", lendersGet("operations:read", retry));
        all.put("GET /v1/day-ends/{date}/failures/retries/{id}/items", lendersGet("operations:read", retry + "/items"));
        all.put(
                "GET /v1/day-ends/{date}/journal.beancount",
                lendersGet("operations:read", "/v1/day-ends/2020-01-01/journal.beancount"));
        all.put("POST /v1/day-ends", operate("/v1/day-ends", "{\"businessDate\": \"2999-01-01\"}"));
        all.put("POST /v1/day-ends/{date}/failures/retry", operate("/v1/day-ends/2020-01-01/failures/retry", ""));
        all.put(
                "POST /v1/day-ends/{date}/accept",
                operate("/v1/day-ends/2020-01-01/accept", "{\"reason\": \"a test\", \"run\": 1}"));
        String payloads = "{\"payloads\": []}";
        all.put(
                "POST /v1/payloads/decode",
                post("operations:read", "/v1/payloads/decode", "application/json", payloads));
        all.put("POST /v1/payloads/encode", operate("/v1/payloads/encode", payloads));
        all.put(
                "POST /v1/repayments/{id}/reversal",
                post("repayments:write", "/v1/repayments/" + "0".repeat(32) + "/reversal", "application/json", reason));
        all.put(
                "POST /v1/receipts/{id}/application",
                post(
                        "repayments:write",
                        "/v1/receipts/" + "0".repeat(32) + "/application",
                        "application/json",
                        "{\"loanId\": \"LOAN-AA\", \"payer\": \"DEALER\"}"));
        all.put("POST /v1/receipts/{id}/refund", operate("/v1/receipts/" + "0".repeat(32) + "/refund", reason));
        all.put("POST /v1/receipts/{id}/return", operate("/v1/receipts/" + "0".repeat(32) + "/return", reason));
        all.put("POST /v1/reconciliations", operate("/v1/reconciliations", ""));
        all.put("GET /v1/reconciliations/latest", lendersGet("operations:read", "/v1/reconciliations/latest"));
        all.put("GET /v1/dead-letters", lendersGet("operations:read", "/v1/dead-letters"));
        String decisions = "/v1/dead-letters/decisions";
        all.put("GET /v1/dead-letters/reasons", lendersGet("operations:read", "/v1/dead-letters/reasons"));
        all.put("POST /v1/dead-letters/decisions", operate(decisions, reason));
        all.put("GET /v1/dead-letters/decisions", lendersGet("operations:read", decisions));
        all.put("GET /v1/dead-letters/decisions/{id}", lendersGet("operations:read", decisions + "/none"));
        all.put("GET /v1/dead-letters/decisions/{id}/items", lendersGet("operations:read", decisions + "/none/items"));
        all.put("GET /v1/dead-letters/{id}", lendersGet("operations:read", "/v1/dead-letters/none"));
        all.put("GET /v1/dead-letters/{id}/body", lendersGet("operations:read", "/v1/dead-letters/none/body"));
        all.put("POST /v1/dead-letters/{id}/retry", operate("/v1/dead-letters/none/retry", reason));
        all.put("POST /v1/dead-letters/{id}/discard", operate("/v1/dead-letters/none/discard", reason));
    }

    private static GridOperation open(String path) {
        return lendersGet("", path);
    }

    boolean isOpen() {
        return scope.isEmpty();
    }

    private static GridOperation get(String scope, Set<String> kinds, String path, List<Thing> things, String absent) {
        return new GridOperation(scope, kinds, path, "", "", things, "200", absent);
    }

    /** Pays so much that the repayment is refused; the refusal shows that the loan was looked up. */
    private static GridOperation repay() {
        List<Thing> things = LOANS.stream()
                .flatMap(loan -> List.of("DEALER", "MANUFACTURER").stream()
                        .map(payer -> new Thing(loan.id(), loan.exists(), payer, loan.shownTo())))
                .toList();
        return new GridOperation(
                "repayments:write",
                ALL,
                "/v1/repayments",
                "application/json",
                "{\"loanId\": \"*\", \"payer\": \"PAYER\", \"amount\": \"999999999.00\", \"currency\": \"CNY\"}",
                things,
                "422 /problems/more-than-owed",
                "422 /problems/unknown-loan");
    }

    private static GridOperation lendersGet(String scope, String path) {
        return post(scope, path, "", "");
    }

    private static GridOperation operate(String path, String body) {
        return post("operations:write", path, "application/json", body);
    }

    private static GridOperation post(String scope, String path, String contentType, String body) {
        return new GridOperation(
                scope, LENDER_ONLY, path, contentType, body, List.of(new Thing("", true, "", Set.of())), "", null);
    }
}
