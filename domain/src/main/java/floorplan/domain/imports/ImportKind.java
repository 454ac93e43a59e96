package floorplan.domain.imports;

/** The kind of a file's lines. */
public enum ImportKind {
    CREDIT_LINES,
    LOANS
}
