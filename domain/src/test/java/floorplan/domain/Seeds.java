package floorplan.domain;

import java.util.List;
import java.util.stream.LongStream;

/** The seeds that properties are tried on: the same in every run, so that a failure can be run again. */
final class Seeds {

    private Seeds() {}

    static List<Long> first(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}
