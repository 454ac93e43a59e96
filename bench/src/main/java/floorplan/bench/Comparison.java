package floorplan.bench;

import java.util.List;

/** A measurement of one task of Floorplan beside another way to do it. */
public interface Comparison {
    /** The name by which {@code BENCH=} picks it. */
    String name();

    /**
     * Measures both, interleaved.
     *
     * @throws IllegalStateException if work was not done, or done wrongly: then there is no figure
     */
    Result run(Servers servers);

    /**
     * The result of a comparison.
     *
     * @param ours Floorplan's figure
     * @param against the figure that it is compared with, in the same unit
     * @param unit the unit of both figures, as words after "times as many"
     * @param table lines for a person to read
     */
    record Result(double ours, double against, String unit, List<String> table) {
        double ratio() {
            return ours / against;
        }
    }
}
