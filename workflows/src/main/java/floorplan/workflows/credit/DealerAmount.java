package floorplan.workflows.credit;

/**
 * The credit that an import's new loans draw from one dealer's credit line.
 *
 * @param currency ISO 4217 code of the loans' currency
 * @param cents the sum of the loans' principals, above 0
 */
public record DealerAmount(String dealerId, String currency, long cents) {
    public DealerAmount {
        if (cents <= 0) {
            throw new IllegalArgumentException("dealer " + dealerId + " must reserve more than 0, not " + cents);
        }
    }
}
