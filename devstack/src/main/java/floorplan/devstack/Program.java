package floorplan.devstack;

import java.time.Duration;
import java.util.List;

/** How one program is prepared, started, and asked whether it answers. */
interface Program {
    /** The name in pid files, logs and messages. */
    String name();

    /** The ports it listens on, all of the loopback address. */
    List<Integer> ports();

    /** Makes what it needs on disk; does nothing the second time. */
    void prepare();

    ProcessBuilder command();

    /** Whether it really serves: asked by its own protocol, answered within seconds. */
    boolean answers();

    /** How long it may take to answer after its start. */
    Duration patience();

    /** What is left to do each time it has begun to answer. */
    default void settle() {}

    /** Removes what it left running beside itself. */
    default void cleanUp() {}
}
