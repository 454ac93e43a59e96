package floorplan.activities.csv;

/** A file is not CSV with the expected columns, so its lines cannot be told apart. */
public final class MalformedCsv extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem the fault, its place in the file, and the expected content */
    public MalformedCsv(String problem) {
        super(problem);
        this.problem = problem;
    }

    public String problem() {
        return problem;
    }
}
