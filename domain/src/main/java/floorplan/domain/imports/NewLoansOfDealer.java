package floorplan.domain.imports;

/**
 * The credit that an import's new loans draw from one dealer's credit line.
 *
 * @param currency the currency of all these loans; if {@code oneCurrency} is false, of some of them
 * @param cents the sum of their principals
 * @param loans the number of loans
 */
public record NewLoansOfDealer(String dealerId, String currency, boolean oneCurrency, long cents, long loans) {}
