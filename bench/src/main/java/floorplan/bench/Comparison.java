package floorplan.bench;

import java.util.List;

/** One thing that Floorplan does, measured beside another way of doing it. */
public interface Comparison {
    /** As {@code BENCH=} picks it. */
    String name();

    /**
     * Measures both, interleaved.
     *
     * @throws IllegalStateException when work was not done or not done right: there is no figure then
     */
    Result run(Servers servers);

    /**
     * What was measured.
     *
     * @param table what a person wants to see of it, line by line
     */
    record Result(double ours, double against, String unit, List<String> table) {
        double ratio() {
            return ours / against;
        }
    }
}
