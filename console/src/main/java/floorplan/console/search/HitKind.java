package floorplan.console.search;

import floorplan.console.operation.Target;

/** The kinds of hits of a search, with the page that shows each. */
public enum HitKind {
    LOAN("/console/loans/{}"),
    VIN("/console/loans/{}"),
    DEALER("/console/loans?dealerId={}"),
    MANUFACTURER("/console/repayments?manufacturerId={}"),
    REPAYMENT("/console/repayments/{}"),
    REPAYMENT_WORKFLOW("/console/repayments/{}"),
    REVERSAL_WORKFLOW("/console/repayments/{}"),
    CREDIT_WORKFLOW("/console/dead-letters"),
    RECEIPT("/console/receipts/{}"),
    IMPORT_WORKFLOW(""),
    DAY_END_WORKFLOW("");

    private final String page;

    HitKind(String page) {
        this.page = page;
    }

    /** True if the console has a page for it. */
    boolean hasPage() {
        return !page.isEmpty();
    }

    /** Address of the page; empty if there is none. */
    String address(String id) {
        return page.contains("{}") ? Target.of(page, id).text() : page;
    }
}
