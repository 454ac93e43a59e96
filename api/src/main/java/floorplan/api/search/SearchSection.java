package floorplan.api.search;

import floorplan.store.search.IdSearch;
import floorplan.store.search.IdSearch.Found;
import floorplan.store.search.IdSearch.IdSpan;
import floorplan.store.search.IdSearch.Owner;
import java.util.List;
import java.util.Locale;

/** The sections of a search, in their order. */
enum SearchSection {
    LOAN("", "GET /v1/loans/{id}"),
    VIN("", "GET /v1/loans/{id}"),
    DEALER("", "GET /v1/credit-lines/{dealerId}"),
    MANUFACTURER("", "GET /v1/repayments"),
    REPAYMENT("", "GET /v1/repayments/{id}"),
    RECEIPT("", "GET /v1/receipts/{id}"),
    REPAYMENT_WORKFLOW("repayment:", "GET /v1/repayments/{id}"),
    REVERSAL_WORKFLOW("reversal:", "GET /v1/reversals"),
    CREDIT_WORKFLOW("credit:", "GET /v1/dead-letters/{id}"),
    IMPORT_WORKFLOW("import:", "GET /v1/imports/{id}"),
    DAY_END_WORKFLOW("day-end:", "GET /v1/day-ends/{date}");

    private final String prefix;
    private final String operation;

    SearchSection(String prefix, String operation) {
        this.prefix = prefix;
        this.operation = operation;
    }

    /** The prefix of every text that this section finds; hits come without it. */
    String prefix() {
        return prefix;
    }

    /** The operation that shows a hit. A caller that may not call it finds nothing in this section. */
    String operation() {
        return operation;
    }

    /** Finds hits for a text that begins with the prefix. VINs are compared in capitals. */
    List<Found> find(IdSearch ids, Owner owner, String text, boolean exact, Found after, int limit) {
        String rest = text.substring(prefix.length());
        String wanted = this == VIN ? rest.toUpperCase(Locale.ROOT) : rest;
        IdSpan span = exact ? IdSpan.exactly(wanted) : IdSpan.longerThan(wanted);
        return switch (this) {
            case LOAN -> ids.loans(owner, span, after, limit);
            case VIN -> ids.loansByVin(owner, span, after, limit);
            case DEALER -> ids.dealers(owner, span, after, limit);
            case MANUFACTURER -> ids.manufacturers(owner, span, after, limit);
            case REPAYMENT, REPAYMENT_WORKFLOW -> ids.repayments(owner, span, after, limit);
            case RECEIPT -> ids.receipts(owner, span, after, limit);
            case REVERSAL_WORKFLOW -> ids.reversals(span, after, limit);
            case CREDIT_WORKFLOW -> ids.deadLetters(span, after, limit);
            case IMPORT_WORKFLOW -> ids.imports(span, after, limit);
            case DAY_END_WORKFLOW -> ids.dayEnds(span, after, limit);
        };
    }
}
