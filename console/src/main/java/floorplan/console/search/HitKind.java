package floorplan.console.search;

import floorplan.console.operation.Target;

/** The kinds of hits of a search, with the page that each leads to. */
public enum HitKind {
    LOAN("/console/loans/{}"),
    VIN("/console/loans/{}"),
    DEALER("/console/dealers/{}"),
    MANUFACTURER("/console/repayments?manufacturerId={}"),
    REPAYMENT("/console/repayments/{}"),
    REPAYMENT_WORKFLOW("/console/repayments/{}"),
    REVERSAL_WORKFLOW("/console/repayments/{}"),
    CREDIT_WORKFLOW("/console/dead-letters"),
    RECEIPT("/console/receipts/{}"),
    IMPORT_WORKFLOW("/console/imports/{}"),
    DAY_END_WORKFLOW("/console/day-ends/{}");

    private final String page;

    HitKind(String page) {
        this.page = page;
    }

    /** Address of the page that a hit leads to. */
    String address(String id) {
        return page.contains("{}") ? Target.of(page, id).text() : page;
    }
}
