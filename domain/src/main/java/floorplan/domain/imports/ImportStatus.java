package floorplan.domain.imports;

/** How far an import is. */
public enum ImportStatus {
    /** The file is arriving; whoever receives it may still give it up. */
    STAGING,
    /** The file has arrived whole and its workflow has begun. */
    RUNNING,
    /** The import is refused and gives back what it took. */
    REFUSING,
    /** Every line has taken effect. */
    COMPLETED,
    /** No line has taken effect, and none will. */
    REFUSED;

    /** Whether nothing more will happen. */
    public boolean isOver() {
        return this == COMPLETED || this == REFUSED;
    }
}
