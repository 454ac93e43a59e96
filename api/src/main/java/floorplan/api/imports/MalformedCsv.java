package floorplan.api.imports;

/** The body is not a CSV file with the expected columns, so its lines cannot be told apart. */
final class MalformedCsv extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem what is wrong, where, and what is expected */
    MalformedCsv(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
