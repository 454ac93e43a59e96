package floorplan.domain.imports;

/**
 * What an import's new loans draw from one dealer's credit line.
 *
 * @param currency of all of them; if {@code oneCurrency} is false, of some of them
 * @param cents the sum of their principals
 * @param loans how many there are
 */
public record NewLoansOfDealer(String dealerId, String currency, boolean oneCurrency, long cents, long loans) {}
