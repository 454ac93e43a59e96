package floorplan.domain.loan;

/** The party that owes and repays. */
public enum Payer {
    DEALER,
    MANUFACTURER
}
