package floorplan.api.imports;

/** A body that is no CSV file of the expected columns, so that its lines cannot even be told apart. */
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
