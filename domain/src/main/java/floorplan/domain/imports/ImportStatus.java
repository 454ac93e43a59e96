package floorplan.domain.imports;

/** The status of an import. */
public enum ImportStatus {
    /** The file is arriving; the receiving process may still abandon it. */
    STAGING,
    /** The file has arrived whole and its workflow has begun. */
    RUNNING,
    /** The import is refused; its claimed loans and its reserved credit are being given back. */
    REFUSING,
    /** Every line has taken effect. */
    COMPLETED,
    /** No line has taken effect, and none will. */
    REFUSED;

    /** True if the status is final. */
    public boolean isOver() {
        return this == COMPLETED || this == REFUSED;
    }
}
