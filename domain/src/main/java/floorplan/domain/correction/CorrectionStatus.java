package floorplan.domain.correction;

/** The progress of a correction request. */
public enum CorrectionStatus {
    /** It is logged; the loan is as before. */
    ACCEPTED,
    /** The loan is corrected; the credit side is not told yet. */
    APPLIED,
    /** The credit side is told, or has nothing to do. */
    COMPLETED,
    REFUSED
}
