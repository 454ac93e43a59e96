package floorplan.workflows;

import io.temporal.common.SearchAttributeKey;

/** The search attributes by which people find a workflow. All are keywords and registered with the namespace. */
public final class SearchKeys {
    public static final SearchAttributeKey<String> LOAN_ID = SearchAttributeKey.forKeyword("LoanId");
    public static final SearchAttributeKey<String> DEALER_ID = SearchAttributeKey.forKeyword("DealerId");
    public static final SearchAttributeKey<String> LOAN_TYPE = SearchAttributeKey.forKeyword("LoanType");
    public static final SearchAttributeKey<String> BUSINESS_DATE = SearchAttributeKey.forKeyword("BusinessDate");
    public static final SearchAttributeKey<String> OUTCOME = SearchAttributeKey.forKeyword("Outcome");

    private SearchKeys() {}
}
