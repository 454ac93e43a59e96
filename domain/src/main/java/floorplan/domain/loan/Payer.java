package floorplan.domain.loan;

/** Who owes and repays. */
public enum Payer {
    DEALER,
    MANUFACTURER
}
