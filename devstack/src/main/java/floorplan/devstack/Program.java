package floorplan.devstack;

import java.time.Duration;
import java.util.List;

/** A program that can be prepared, started and checked. */
interface Program {
    /** The name in pid files, logs and messages. */
    String name();

    /** The ports it listens on, all of the loopback address. */
    List<Integer> ports();

    /** Creates the program's files; does nothing the second time. */
    void prepare();

    ProcessBuilder command();

    /** Returns whether the program serves: asked over its own protocol, with an answer within seconds. */
    boolean answers();

    /** The time within which it must answer after its start. */
    Duration patience();

    /** Completes a start, once the program answers. */
    default void settle() {}

    /** Ends helper processes that the program has left running. */
    default void cleanUp() {}
}
