package floorplan.console.page;

import java.util.List;
import java.util.Map;

/** The sections of the console, in the order of the navigation. */
public enum Section {
    TODAY("/console/today", "GET /v1/attention"),
    LOANS("/console/loans", "GET /v1/loans"),
    REPAYMENTS("/console/repayments", "GET /v1/repayments"),
    RECEIPTS("/console/receipts", "GET /v1/receipts"),
    DEALERS("/console/dealers", "GET /v1/credit-lines"),
    DAY_ENDS("/console/day-ends", "GET /v1/day-ends"),
    DEAD_LETTERS("/console/dead-letters", "GET /v1/dead-letters"),
    IMPORTS("/console/imports", "GET /v1/imports"),
    REPORTS("/console/reports", "GET /v1/reports/maturities"),
    RECONCILIATION("/console/reconciliation", "GET /v1/reconciliations"),
    AUDIT("/console/audit", "GET /v1/audit"),
    SETTINGS("/console/settings", "GET /v1/settings");

    /** Pages that do not lie below the path of their section. */
    private static final Map<Section, List<String>> ELSEWHERE = Map.of(
            RECEIPTS, List.of("/console/receipt-files", "/console/payer-accounts", "/console/bank-reconciliations"));

    private final String path;
    private final String operation;

    Section(String path, String operation) {
        this.path = path;
        this.operation = operation;
    }

    public String path() {
        return path;
    }

    /** True if the page with this address is part of the section. */
    boolean holds(String address) {
        return address.startsWith(path)
                || ELSEWHERE.getOrDefault(this, List.of()).stream().anyMatch(address::startsWith);
    }

    /** The operation without which the section has nothing to show. */
    public String operation() {
        return operation;
    }
}
