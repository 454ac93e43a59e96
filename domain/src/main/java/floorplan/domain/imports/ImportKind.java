package floorplan.domain.imports;

/** What a file's lines are. */
public enum ImportKind {
    CREDIT_LINES,
    LOANS
}
