package floorplan.domain;

import java.util.List;
import java.util.stream.LongStream;

/** The seeds of property tests. They are the same in every run, so a failure can be repeated. */
public final class Seeds {

    private Seeds() {}

    public static List<Long> first(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}
