package floorplan.api.security;

import static floorplan.api.security.Party.PartyKind.DEALER;
import static floorplan.api.security.Party.PartyKind.LENDER;
import static floorplan.api.security.Party.PartyKind.MANUFACTURER;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The table of access: for each operation, by method and path pattern, the scope that it needs and the parties that may
 * call it. An operation that is missing here is refused. Dealers and manufacturers are admitted to their own loans
 * only, which controllers check with {@link OwnLoans} or {@link Party}.
 */
final class Access {
    /** The scope and the parties that an operation requires. */
    record AccessRule(Scope scope, Set<Party.PartyKind> parties) {}

    private static final Set<Party.PartyKind> LENDER_ONLY = EnumSet.of(LENDER);
    private static final Set<Party.PartyKind> AND_DEALER = EnumSet.of(LENDER, DEALER);
    private static final Set<Party.PartyKind> ALL = EnumSet.of(LENDER, DEALER, MANUFACTURER);

    private static final Map<String, AccessRule> RULES = Map.ofEntries(
            rule("POST /v1/repayments", Scope.REPAYMENTS_WRITE, ALL),
            rule("GET /v1/repayments", Scope.LOANS_READ, ALL),
            rule("GET /v1/repayments/hours", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/repayments/{id}", Scope.LOANS_READ, ALL),
            // Takes money back from its payer.
            rule("POST /v1/repayments/{id}/reversal", Scope.REPAYMENTS_WRITE, LENDER_ONLY),
            rule("GET /v1/receipts", Scope.LOANS_READ, ALL),
            rule("GET /v1/receipts/{id}", Scope.LOANS_READ, ALL),
            rule("POST /v1/receipts/{id}/application", Scope.REPAYMENTS_WRITE, LENDER_ONLY),
            // Cash leaves the lender.
            rule("POST /v1/receipts/{id}/refund", Scope.OPERATIONS_WRITE, LENDER_ONLY),
            rule("POST /v1/receipts/{id}/return", Scope.OPERATIONS_WRITE, LENDER_ONLY),
            rule("GET /v1/loans", Scope.LOANS_READ, ALL),
            rule("GET /v1/loans/{id}", Scope.LOANS_READ, ALL),
            rule("GET /v1/loans/{id}/accruals", Scope.LOANS_READ, ALL),
            rule("GET /v1/loans/{id}/payoff", Scope.LOANS_READ, ALL),
            rule("GET /v1/loans/{id}/repayments", Scope.LOANS_READ, ALL),
            rule("GET /v1/loans/{id}/rates", Scope.LOANS_READ, ALL),
            // Shows the dealer's fees and payments line by line.
            rule("GET /v1/loans/{id}/journal", Scope.LOANS_READ, AND_DEALER),
            // Shows the requests of every client and the payments of every payer.
            rule("GET /v1/loans/{id}/corrections", Scope.LOANS_READ, LENDER_ONLY),
            rule("GET /v1/credit-lines/{dealerId}", Scope.LOANS_READ, AND_DEALER),
            rule("GET /v1/credit-lines/{dealerId}/movements", Scope.LOANS_READ, AND_DEALER),
            rule("GET /v1/credit-lines", Scope.LOANS_READ, AND_DEALER),
            rule("GET /v1/credit-lines/{dealerId}/usage", Scope.LOANS_READ, AND_DEALER),
            // Show the dealers' debts.
            rule("GET /v1/reports/balances/loans", Scope.LOANS_READ, AND_DEALER),
            rule("GET /v1/reports/balances/dealers", Scope.LOANS_READ, AND_DEALER),
            rule("GET /v1/reports/overdue", Scope.LOANS_READ, AND_DEALER),
            rule("GET /v1/reports/maturities", Scope.LOANS_READ, ALL),
            rule("GET /v1/reports/balances/manufacturers", Scope.LOANS_READ, LENDER_ONLY),
            rule("GET /v1/reports/balances/loan-types", Scope.LOANS_READ, LENDER_ONLY),
            rule("GET /v1/reports/income", Scope.LOANS_READ, LENDER_ONLY),
            rule("GET /v1/settings", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/audit/verification", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("POST /v1/loans/{id}/rates", Scope.LOANS_WRITE, LENDER_ONLY),
            // Gives up money that is owed.
            rule("POST /v1/loans/{id}/waivers", Scope.OPERATIONS_WRITE, LENDER_ONLY),
            rule("GET /v1/corrections", Scope.LOANS_READ, LENDER_ONLY),
            rule("GET /v1/corrections/totals", Scope.LOANS_READ, LENDER_ONLY),
            rule("GET /v1/corrections/{id}", Scope.LOANS_READ, LENDER_ONLY),
            rule("POST /v1/imports/{kind}", Scope.LOANS_WRITE, LENDER_ONLY),
            rule("GET /v1/imports", Scope.LOANS_WRITE, LENDER_ONLY),
            rule("GET /v1/imports/{id}", Scope.LOANS_WRITE, LENDER_ONLY),
            rule("GET /v1/imports/{id}/reasons", Scope.LOANS_WRITE, LENDER_ONLY),
            rule("GET /v1/imports/{id}/progress", Scope.LOANS_WRITE, LENDER_ONLY),
            // Books the lender's money.
            rule("POST /v1/receipt-files/{profile}", Scope.REPAYMENTS_WRITE, LENDER_ONLY),
            rule("GET /v1/receipt-files", Scope.LOANS_READ, LENDER_ONLY),
            rule("GET /v1/receipt-files/{id}", Scope.LOANS_READ, LENDER_ONLY),
            rule("GET /v1/receipt-files/{id}/progress", Scope.LOANS_READ, LENDER_ONLY),
            rule("GET /v1/receipt-files/{id}/lines", Scope.LOANS_READ, LENDER_ONLY),
            rule("GET /v1/bank-reconciliations", Scope.LOANS_READ, LENDER_ONLY),
            rule("POST /v1/receipt-files/{id}/release", Scope.OPERATIONS_WRITE, LENDER_ONLY),
            rule("POST /v1/receipt-files/{id}/discard", Scope.OPERATIONS_WRITE, LENDER_ONLY),
            rule("GET /v1/payer-accounts", Scope.LOANS_READ, LENDER_ONLY),
            // Determines which party's debts later receipts pay.
            rule("POST /v1/payer-accounts", Scope.OPERATIONS_WRITE, LENDER_ONLY),
            rule("POST /v1/payer-accounts/{account}/removal", Scope.OPERATIONS_WRITE, LENDER_ONLY),
            rule("GET /v1/day-ends", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/day-ends/{date}", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/day-ends/{date}/progress", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/day-ends/{date}/failures", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/day-ends/{date}/failures/reasons", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/day-ends/{date}/failures/retries", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/day-ends/{date}/failures/retries/{id}", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/day-ends/{date}/failures/retries/{id}/items", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/day-ends/{date}/journal.beancount", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("POST /v1/day-ends", Scope.OPERATIONS_WRITE, LENDER_ONLY),
            rule("POST /v1/day-ends/{date}/failures/retry", Scope.OPERATIONS_WRITE, LENDER_ONLY),
            rule("POST /v1/day-ends/{date}/accept", Scope.OPERATIONS_WRITE, LENDER_ONLY),
            // Shows the payloads of any workflow.
            rule("POST /v1/payloads/decode", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("POST /v1/payloads/encode", Scope.OPERATIONS_WRITE, LENDER_ONLY),
            rule("POST /v1/reconciliations", Scope.OPERATIONS_WRITE, LENDER_ONLY),
            rule("GET /v1/reversals", Scope.LOANS_READ, LENDER_ONLY),
            rule("GET /v1/reconciliations", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/reconciliations/latest", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/audit", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/servers", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/attention", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/search", Scope.LOANS_READ, ALL),
            rule("GET /v1/dead-letters", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/dead-letters/reasons", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/dead-letters/decisions", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/dead-letters/decisions/{id}", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/dead-letters/decisions/{id}/items", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("POST /v1/dead-letters/decisions", Scope.OPERATIONS_WRITE, LENDER_ONLY),
            rule("GET /v1/dead-letters/{id}", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("GET /v1/dead-letters/{id}/body", Scope.OPERATIONS_READ, LENDER_ONLY),
            rule("POST /v1/dead-letters/{id}/retry", Scope.OPERATIONS_WRITE, LENDER_ONLY),
            rule("POST /v1/dead-letters/{id}/discard", Scope.OPERATIONS_WRITE, LENDER_ONLY));

    private Access() {}

    private static Map.Entry<String, AccessRule> rule(String operation, Scope scope, Set<Party.PartyKind> parties) {
        return Map.entry(operation, new AccessRule(scope, parties));
    }

    /** The rule of an operation such as {@code GET /v1/loans/{id}}; empty when nobody may call it. */
    static Optional<AccessRule> rule(String operation) {
        return Optional.ofNullable(RULES.get(operation));
    }

    static Set<String> operations() {
        return RULES.keySet();
    }
}
