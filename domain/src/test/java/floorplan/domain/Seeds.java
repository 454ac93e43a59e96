package floorplan.domain;

import java.util.List;
import java.util.stream.LongStream;

/** The seeds that properties are tried on: the same in every run, so that a failure can be run again. */
public final class Seeds {

    private Seeds() {}

    public static List<Long> first(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}
